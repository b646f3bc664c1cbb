import { useTranslation } from "react-i18next";
import { Select } from "../../ui/select";
import { columnFields, type MappedColumn } from "./mapping";

interface Options {
  proposed: readonly MappedColumn[];
  chosen: Readonly<Record<string, string>>;
  examples: readonly { column: string; examples: readonly string[] }[];
  onChange: (chosen: Record<string, string>) => void;
}

/** What each column of the list holds: as it was understood, and as people say. */
export function MappingForm({ proposed, chosen, examples, onChange }: Options) {
  const { t } = useTranslation();
  const options = [{ value: "", text: t("org_column_not_taken") }, ...columnFields.map((value) => ({ value, text: t(`org_column_${value}`) }))];
  return (
    <div className="mapping">
      {proposed.map(({ column, field }) => (
        <div key={column} className="stack tight">
          <Select label={column} value={chosen[column] ?? field} options={options} onChange={(next) => onChange({ ...chosen, [column]: next })} />
          <span className="quiet value-change">{examples.find((one) => one.column === column)?.examples.join(" · ")}</span>
        </div>
      ))}
    </div>
  );
}
