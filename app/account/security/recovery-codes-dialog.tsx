"use client";

import { useWhenWanted } from "@/components/on-demand";

export interface RecoveryCodesDialogProps {
  /** Straight from the action that made them: they are shown here, once, and nowhere else. */
  codes: string[];
  onClose: () => void;
}

const loadPanel = () => import("./recovery-codes-panel").then((module) => module.RecoveryCodesPanel);

/** For whatever sets up a first strong factor. It loads when there are codes. */
export function RecoveryCodesDialog(props: RecoveryCodesDialogProps) {
  const RecoveryCodesPanel = useWhenWanted(loadPanel, true);
  return RecoveryCodesPanel && <RecoveryCodesPanel {...props} />;
}
