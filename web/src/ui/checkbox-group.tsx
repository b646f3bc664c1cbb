import { useId } from "react";
import "./form.css";

interface Options {
  label: string;
  options: readonly { value: string; text: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  help?: string;
  error?: string;
}

/** A choice of any number, in the order of the options. */
export function CheckboxGroup({ label, options, chosen, onChange, help = "", error = "" }: Options) {
  const id = useId();
  const toggle = (value: string) =>
    onChange(options.map((option) => option.value).filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one))));
  return (
    <fieldset className="field" aria-describedby={`${id}-help ${id}-error`}>
      <legend>{label}</legend>
      <span className="quiet" id={`${id}-help`}>
        {help}
      </span>
      {options.map((option, place) => (
        <label key={option.value} className="choice">
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            aria-invalid={place === 0 && error !== ""}
            onChange={() => toggle(option.value)}
          />
          {option.text}
        </label>
      ))}
      <span className="error" id={`${id}-error`} role={error ? "alert" : undefined}>
        {error}
      </span>
    </fieldset>
  );
}
