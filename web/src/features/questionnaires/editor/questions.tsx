import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/button";
import { Select } from "../../../ui/select";
import { addItem, addSection, type Changed, duplicatePart, movePart, removePart } from "./change-draft";
import { anyText, isItem, type Item, type ItemType, itemTypes, type Member, type Section, valueAt } from "./draft";
import { ItemForm } from "./item-form";
import { Outline } from "./outline";
import { SectionForm } from "./section-form";
import type { EditedDraft } from "./use-draft";

interface Options {
  edited: EditedDraft;
  language: string;
  selected: Member;
  problems: ReadonlyMap<Member, number>;
  onSelect: (member: Member) => void;
}

/** The outline beside the part that is worked on. */
export function Questions({ edited, language, selected, problems, onSelect }: Options) {
  const { t } = useTranslation();
  const { draft } = edited;
  const [type, setType] = useState<ItemType>("single_choice");
  const [told, setTold] = useState<{ text: string; canUndo: boolean } | null>(null);
  const part = valueAt(draft, selected) as Section | Item | undefined;
  const nameOf = (one: Section | Item | undefined) => (one ? (isItem(one) ? anyText(one.label, language) : anyText(one.title, language)) || one.name : "");
  const take = ({ draft: next, selected: member }: Changed) => {
    edited.change(next);
    onSelect(member);
  };
  const add = (changed: Changed) => {
    take(changed);
    setTold({ text: t("editor_added"), canUndo: false });
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(".editor-form textarea")?.focus()));
  };
  const move = (by: -1 | 1) => {
    const changed = movePart(draft, selected, by);
    take(changed);
    setTold({ text: t(changed.draft === draft ? "editor_moved_not" : by < 0 ? "editor_moved_up" : "editor_moved_down", { name: nameOf(part) }), canUndo: false });
  };
  const remove = () => {
    if (!part) return;
    take(removePart(draft, selected));
    setTold({ text: t("editor_removed", { name: nameOf(part) }), canUndo: true });
  };
  return (
    <div className="editor-sides">
      <section className="card stack tight" aria-label={t("editor_outline")}>
        <div className="beside add-part">
          <Select label={t("editor_add_type")} value={type} options={itemTypes.map((one) => ({ value: one, text: t(`type_${one}`) }))} onChange={(one) => setType(one as ItemType)} />
          <Button look="small" onPress={() => add(addItem(draft, selected, type))}>
            {t("editor_add_question")}
          </Button>
          <Button look="small" onPress={() => add(addSection(draft, selected))}>
            {t("editor_add_section")}
          </Button>
        </div>
        <Outline draft={draft} language={language} selected={selected} problems={problems} onSelect={onSelect} onMove={move} onRemove={remove} />
        {part && (
          <div className="row">
            <Button look="small" label={t("ranking_up_of", { name: nameOf(part) })} onPress={() => move(-1)}>
              ↑
            </Button>
            <Button look="small" label={t("ranking_down_of", { name: nameOf(part) })} onPress={() => move(1)}>
              ↓
            </Button>
            <Button look="small" onPress={() => add(duplicatePart(draft, selected))}>
              {t("editor_duplicate")}
            </Button>
            <Button look="small" onPress={remove}>
              {t("editor_remove")}
            </Button>
          </div>
        )}
        <div role="status" className="notice-inline row">
          {told && <span>{told.text}</span>}
          {told?.canUndo && (
            <Button
              look="small"
              onPress={() => {
                edited.undo();
                onSelect(selected);
                setTold(null);
              }}
            >
              {t("editor_undo")}
            </Button>
          )}
        </div>
        <p className="quiet">{t("editor_keys")}</p>
      </section>
      <section className="card editor-form" aria-label={t("editor_part")}>
        {!part ? <p className="empty">{t("editor_empty")}</p> : isItem(part) ? <ItemForm key={selected} member={selected} item={part} /> : <SectionForm key={selected} member={selected} />}
      </section>
    </div>
  );
}
