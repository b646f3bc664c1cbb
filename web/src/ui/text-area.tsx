import { useId } from "react";
import "./form.css";

interface Options {
  label: string;
  value: string;
  onChange: (text: string) => void;
  help?: string;
  error?: string;
  /** The language that is written here, where it is one. */
  lang?: string;
  rows?: number;
}

/** Lines of text with their label, what helps to fill them in, and what is wrong with them. */
export function TextArea({ label, value, onChange, help = "", error = "", lang = "", rows = 3 }: Options) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help && (
        <span className="quiet" id={`${id}-help`}>
          {help}
        </span>
      )}
      <textarea
        id={id}
        rows={rows}
        value={value}
        spellCheck={lang !== ""}
        {...(lang ? { lang } : {})}
        aria-invalid={error !== ""}
        aria-describedby={`${help ? `${id}-help ` : ""}${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="error" id={`${id}-error`} role={error ? "alert" : undefined}>
        {error}
      </span>
    </div>
  );
}
