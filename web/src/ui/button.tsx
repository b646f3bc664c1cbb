import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";

interface Options {
  children: ReactNode;
  onPress?: () => void;
  look?: "plain" | "primary" | "small" | "danger";
  type?: "button" | "submit";
  isPending?: boolean;
  isDisabled?: boolean;
  isExpanded?: boolean;
  isPressed?: boolean;
  /** What it is called where its text alone would not tell it from the others. */
  label?: string;
}

export function Button({ children, onPress, look = "plain", type = "button", isPending = false, isDisabled = false, isExpanded, isPressed, label }: Options) {
  return (
    <AriaButton
      className={`button ${look}`}
      type={type}
      isPending={isPending}
      isDisabled={isDisabled}
      {...(onPress ? { onPress } : {})}
      {...(isExpanded === undefined ? {} : { "aria-expanded": isExpanded })}
      {...(isPressed === undefined ? {} : { "aria-pressed": isPressed })}
      {...(label ? { "aria-label": label } : {})}
    >
      {children}
    </AriaButton>
  );
}
