import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { anyText, type Draft, type Entry, isItem, type Member, outlineOf } from "./draft";

interface LineOptions {
  entry: Entry;
  text: string;
  detail: string;
  flag: string;
  isSelected: boolean;
  onSelect: (member: Member) => void;
}

const Line = memo(function Line({ entry, text, detail, flag, isSelected, onSelect }: LineOptions) {
  return (
    <li
      role="treeitem"
      aria-level={entry.level + 1}
      aria-selected={isSelected}
      tabIndex={isSelected ? 0 : -1}
      data-member={entry.member}
      className={`outline-line level-${Math.min(entry.level, 4)}`}
      onClick={() => onSelect(entry.member)}
    >
      <span className="outline-text">{text}</span>
      <span className="quiet">{detail}</span>
      {flag && <span className="flag warning">{flag}</span>}
    </li>
  );
});

interface Options {
  draft: Draft;
  language: string;
  selected: Member;
  /** How many problems lie in each part. */
  problems: ReadonlyMap<Member, number>;
  onSelect: (member: Member) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** Sections and questions, one stop of the tab key: arrows go through them, with Alt they move what is selected. */
export function Outline({ draft, language, selected, problems, onSelect, onMove, onRemove }: Options) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const entries = outlineOf(draft);
  const at = entries.findIndex((entry) => entry.member === selected);
  const hadFocus = useRef(false);
  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    line?.scrollIntoView({ block: "nearest" });
    if (hadFocus.current) line?.focus({ preventScroll: true });
  }, [selected, draft]);
  const go = (place: number) => {
    const entry = entries[Math.max(0, Math.min(place, entries.length - 1))];
    if (entry) onSelect(entry.member);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by !== 0 && event.altKey) onMove(by);
    else if (by !== 0) go(at + by);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(entries.length - 1);
    else if (event.key === "PageDown") go(at + 10);
    else if (event.key === "PageUp") go(at - 10);
    else if (event.key === "Delete") onRemove();
    else return;
    event.preventDefault();
  };
  if (entries.length === 0) return <p className="empty">{t("editor_empty")}</p>;
  return (
    <ul
      ref={list}
      role="tree"
      className="outline"
      aria-label={t("editor_outline")}
      onKeyDown={onKeyDown}
      onFocus={() => (hadFocus.current = true)}
      onBlur={(event) => (hadFocus.current = event.relatedTarget === null && event.target.isConnected === false)}
    >
      {entries.map((entry) => {
        const { part } = entry;
        const label = isItem(part) ? anyText(part.label, language) : anyText(part.title, language);
        const count = problems.get(entry.member) ?? 0;
        return (
          <Line
            key={entry.member}
            entry={entry}
            text={label || part.name}
            detail={isItem(part) ? t(`type_${part.type}`) : t("editor_section")}
            flag={count > 0 ? t("editor_problem_count", { number: count }) : ""}
            isSelected={entry.member === (at < 0 ? entries[0]?.member : selected)}
            onSelect={onSelect}
          />
        );
      })}
    </ul>
  );
}
