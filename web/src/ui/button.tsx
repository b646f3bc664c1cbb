import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";

interface Options {
  children: ReactNode;
  onPress?: () => void;
  look?: "plain" | "primary" | "small";
  type?: "button" | "submit";
  isPending?: boolean;
  isExpanded?: boolean;
}

export function Button({ children, onPress, look = "plain", type = "button", isPending = false, isExpanded }: Options) {
  return (
    <AriaButton
      className={`button ${look}`}
      type={type}
      isPending={isPending}
      {...(onPress ? { onPress } : {})}
      {...(isExpanded === undefined ? {} : { "aria-expanded": isExpanded })}
    >
      {children}
    </AriaButton>
  );
}
