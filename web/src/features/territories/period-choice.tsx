import { useAddressState } from "../../base/address-state";
import { Select } from "../../ui/select";

/** A period of the data, kept in the address; the latest, or what the server chose, until somebody chooses. */
export function PeriodChoice({ name, label, chosen, periods }: { name: string; label: string; chosen: string; periods: readonly string[] }) {
  const [, choose] = useAddressState(name);
  if (periods.length < 2) return null;
  return <Select label={label} value={chosen} options={periods.map((period) => ({ value: period, text: period }))} onChange={choose} />;
}
