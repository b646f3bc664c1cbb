import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { ComboBox, Input, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { useTranslation } from "react-i18next";
import "./lookup.css";

const typingPause = 120;

/** Something that can be picked. */
export interface Found {
  id: string;
  text: string;
  language?: string;
  /** What tells it from others of the same name, and why it was found. */
  detail?: ReactNode;
}

export interface FoundList {
  rows: readonly Found[];
  /** How many there are in all. */
  all: number;
}

interface Options {
  /** The element that names the field, and those that explain it. */
  labelledBy: string;
  describedBy?: string;
  isInvalid?: boolean;
  /** What stands in the field while nobody types. */
  text: string;
  /** Tells what this field looks for from what others do. */
  name: string;
  find: (typed: string) => Promise<FoundList>;
  onPick: (found: Found) => void;
  /** Text that was typed and not picked, when the field is left; without it, the field shows again what it had. */
  onText?: (text: string) => void;
}

/** The text as it was a moment ago, so that not every key asks the server. */
function usePaused(text: string | null): string | null {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** A field in which one of very many is found by typing: the pattern of an editable combobox with a list. */
export function Lookup({ labelledBy, describedBy, isInvalid = false, text, name, find, onPick, onText }: Options) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = usePaused(typed)?.trim() ?? "";
  const found = useQuery({
    queryKey: ["lookup", name, wanted],
    queryFn: () => find(wanted),
    enabled: wanted !== "" && typed !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
  const list = typed === null || wanted === "" ? null : (found.data ?? null);
  const rows = list?.rows ?? [];
  const state = !typed?.trim() ? "type" : found.isError ? "offline" : found.isFetching || wanted === "" ? "searching" : "nothing";
  const leave = () => {
    const left = typed?.trim();
    setTyped(null);
    if (left !== undefined && left !== text) onText?.(left);
  };
  return (
    <ComboBox
      className="lookup"
      aria-labelledby={labelledBy}
      {...(describedBy ? { "aria-describedby": describedBy } : {})}
      isInvalid={isInvalid}
      items={rows}
      inputValue={typed ?? text}
      onInputChange={(next) => next !== (typed ?? text) && setTyped(next)}
      selectedKey={null}
      onSelectionChange={(key) => {
        const row = rows.find((one) => one.id === key);
        if (!row) return;
        setTyped(null);
        onPick(row);
      }}
      onBlur={leave}
      defaultFilter={() => true}
      allowsCustomValue
      allowsEmptyCollection
    >
      <Input spellCheck={false} autoComplete="off" autoCapitalize="none" />
      <Popover className="lookup-frame" offset={2}>
        <ListBox<Found> className="lookup-list" aria-labelledby={labelledBy} renderEmptyState={() => <p className="lookup-note">{t(`picker_${state}`)}</p>}>
          {(row) => (
            <ListBoxItem id={row.id} textValue={row.text} className="lookup-row">
              <Text slot="label" {...(row.language ? { lang: row.language } : {})}>
                {row.text}
              </Text>
              {row.detail && (
                <Text slot="description" className="quiet">
                  {row.detail}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
        {list && rows.length > 0 && list.all > rows.length && <p className="lookup-note quiet">{t("picker_more", { shown: rows.length, all: list.all })}</p>}
      </Popover>
    </ComboBox>
  );
}
