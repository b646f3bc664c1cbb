import "./form.css";

/** Yes or no. */
export function CheckField({ label, isChecked, onChange }: { label: string; isChecked: boolean; onChange: (isChecked: boolean) => void }) {
  return (
    <div className="field">
      <label className="choice">
        <input type="checkbox" checked={isChecked} onChange={(event) => onChange(event.target.checked)} />
        {label}
      </label>
    </div>
  );
}
