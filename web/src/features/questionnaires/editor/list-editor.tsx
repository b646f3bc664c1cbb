import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/button";
import { type Member, valueAt, withValue } from "./draft";
import { useEditing, useProblemsAt } from "./fields";

interface Options<One> {
  member: Member;
  title: string;
  /** What one of them is called on its buttons. */
  nameOf: (one: One, at: number) => string;
  addText: string;
  fresh: () => One;
  children: (one: One, member: Member, at: number) => ReactNode;
}

/** Choices, rows or columns: added, moved and taken away one by one, with the focus where the work goes on. */
export function ListEditor<One>({ member, title, nameOf, addText, fresh, children }: Options<One>) {
  const { t } = useTranslation();
  const { draft, change } = useEditing();
  const error = useProblemsAt(member);
  const all = (valueAt(draft, member) ?? []) as One[];
  const place = useRef<HTMLOListElement>(null);
  const next = useRef(-1);
  useEffect(() => {
    if (next.current < 0) return;
    const line = place.current?.children[Math.min(next.current, all.length - 1)];
    next.current = -1;
    line?.querySelector<HTMLElement>("textarea, input")?.focus();
  }, [all.length]);
  const take = (list: One[]) => change(withValue(draft, member, list));
  const move = (at: number, by: number) => {
    const list = [...all];
    const [moved] = list.splice(at, 1);
    if (moved !== undefined) list.splice(at + by, 0, moved);
    take(list);
  };
  return (
    <fieldset className="field">
      <legend>{title}</legend>
      <span className="error">{error}</span>
      <ol className="list-editor" ref={place}>
        {all.map((one, at) => (
          <li key={at} className="list-line">
            <div className="list-fields">{children(one, `${member}[${at}]`, at)}</div>
            <div className="row">
              {at > 0 && (
                <Button look="small" label={t("ranking_up_of", { name: nameOf(one, at) })} onPress={() => move(at, -1)}>
                  ↑
                </Button>
              )}
              {at < all.length - 1 && (
                <Button look="small" label={t("ranking_down_of", { name: nameOf(one, at) })} onPress={() => move(at, 1)}>
                  ↓
                </Button>
              )}
              <Button
                look="small"
                label={t("ranking_remove_of", { name: nameOf(one, at) })}
                onPress={() => {
                  next.current = at;
                  take(all.filter((_, other) => other !== at));
                }}
              >
                ×
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button
          look="small"
          onPress={() => {
            next.current = all.length;
            take([...all, fresh()]);
          }}
        >
          {addText}
        </Button>
      </div>
    </fieldset>
  );
}
