import { type ReactNode, useId } from "react";
import "./form.css";

interface Options {
  label: string;
  help?: ReactNode;
  error?: string;
  /** Says an error at once: where it comes after a whole form was sent, not while somebody types. */
  saysErrors?: boolean;
  children: (ids: { id: string; "aria-describedby": string; "aria-invalid": boolean }) => ReactNode;
}

/** What stands around an input: its label, what helps to fill it in, and what is wrong with it. */
export function FieldFrame({ label, help, error = "", saysErrors = false, children }: Options) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help && (
        <div className="quiet" id={`${id}-help`}>
          {help}
        </div>
      )}
      {children({ id, "aria-describedby": `${help ? `${id}-help ` : ""}${id}-error`, "aria-invalid": error !== "" })}
      <span className="error" id={`${id}-error`} role={saysErrors && error ? "alert" : undefined}>
        {error}
      </span>
    </div>
  );
}
