import { type ReactNode, useId } from "react";
import "./form.css";

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
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help && (
        <div className="quiet" id={`${id}-help`}>
          {help}
        </div>
      )}
      <div className="field-line">
        <input
          {...rest}
          id={id}
          type={type}
          value={value}
          readOnly={isReadOnly}
          autoFocus={takesFocus}
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={error !== ""}
          aria-describedby={`${help ? `${id}-help ` : ""}${id}-error`}
          onChange={(event) => onChange(event.target.value)}
        />
        {after}
      </div>
      <span className="error" id={`${id}-error`} role={error ? "alert" : undefined}>
        {error}
      </span>
    </div>
  );
}
