"use client";

import { usePathname } from "next/navigation";
import { Component, lazy, type ReactNode, Suspense } from "react";
import { type Refusal, readRefusal } from "@/lib/tab/refusal";

const RefusedPage = lazy(async () => ({ default: (await import("@/components/refused-page")).RefusedPage }));

/**
 * Shows why a page below said no. Not a forbidden.tsx: Next sends that ahead with the first page of a layout, when nobody
 * knows yet what will be refused, and tells it nothing.
 */
export function RefusalBoundary({ children }: { children: ReactNode }) {
  return <Boundary path={usePathname()}>{children}</Boundary>;
}

type Props = { path: string; children: ReactNode };
type State = { path: string; refused: { refusal?: Refusal } | undefined };

class Boundary extends Component<Props, State> {
  override state: State = { path: this.props.path, refused: undefined };

  static getDerivedStateFromError(error: unknown): Pick<State, "refused"> {
    const refused = readRefusal(error);
    if (!refused) throw error;
    return { refused };
  }

  /** The page that one goes to next is another. */
  static getDerivedStateFromProps({ path }: Props, state: State): State {
    return path === state.path ? state : { path, refused: undefined };
  }

  override render(): ReactNode {
    const { refused } = this.state;
    if (!refused) return this.props.children;
    return (
      <Suspense>
        <RefusedPage {...refused} />
      </Suspense>
    );
  }
}
