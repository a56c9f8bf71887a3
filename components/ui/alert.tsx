import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/utils";

const looks = {
  info: { icon: Info, className: "bg-primary-soft/60 border-primary/25 [&>svg]:text-primary-text" },
  success: {
    icon: CircleCheck,
    className: "bg-success-soft border-success-text/25 [&>svg]:text-success-text",
  },
  warning: {
    icon: TriangleAlert,
    className: "bg-warning-soft border-warning-text/25 [&>svg]:text-warning-text",
  },
  destructive: {
    icon: CircleAlert,
    className: "bg-destructive-soft border-destructive-text/25 [&>svg]:text-destructive-text",
  },
} as const;

interface AlertProps extends Omit<ComponentProps<"div">, "title"> {
  variant?: keyof typeof looks;
  title?: ReactNode;
  /** A button or a link at the end. */
  action?: ReactNode;
}

/** A callout. Pass `role="alert"` where it appears in answer to something that a person did. */
export function Alert({ variant = "info", title, action, className, children, ...props }: AlertProps) {
  const { icon: Icon, className: look } = looks[variant];
  return (
    <div
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border p-3 text-sm",
        look,
        className,
      )}
      {...props}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="grid min-w-0 flex-1 gap-0.5">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="break-words">{children}</div>}
      </div>
      {action}
    </div>
  );
}
