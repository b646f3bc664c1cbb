import type { ReactNode } from "react";
import { FieldFrame } from "./field-frame";

export interface TextFieldOptions {
  label: string;
  value: string;
  onChange: (text: string) => void;
  error?: string;
  help?: ReactNode;
  type?: "text" | "password";
  autoComplete?: string;
  inputMode?: "text" | "numeric" | "email";
  isReadOnly?: boolean;
  takesFocus?: boolean;
  /** Stands beside the input. */
  after?: ReactNode;
}

/** A line of text with its label, what helps to fill it in, and what is wrong with it. */
export function TextField({ label, value, onChange, error = "", help, type = "text", isReadOnly = false, takesFocus = false, after, ...rest }: TextFieldOptions) {
  return (
    <FieldFrame label={label} help={help} error={error} saysErrors>
      {(ids) => (
        <div className="field-line">
          <input
            {...rest}
            {...ids}
            type={type}
            value={value}
            readOnly={isReadOnly}
            autoFocus={takesFocus}
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
          {after}
        </div>
      )}
    </FieldFrame>
  );
}
