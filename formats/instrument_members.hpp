#pragma once

#include <concepts>
#include <type_traits>

#include "engine/questionnaires/instrument.hpp"

/// The members of an instrument by their names in JSON, once for reading and writing. A part of instrument_json.
namespace zubia::formats {

template <class T, class Struct>
concept Of = std::same_as<std::remove_const_t<T>, Struct>;

template <class Archive>
void describe(Archive& archive, Of<questionnaires::Choice> auto& of) {
  archive("name", of.name);
  archive("code", of.code);
  archive("label", of.label);
  archive("meaning", of.meaning);
  archive("score", of.score);
  archive("columns", of.columns);
}

template <class Archive>
void describe(Archive& archive, Of<questionnaires::ChoiceList> auto& of) {
  archive("name", of.name);
  archive("choices", of.choices);
}

template <class Archive>
void describe(Archive& archive, Of<questionnaires::Scoring> auto& of) {
  archive("dimension", of.dimension);
  archive("is_reversed", of.is_reversed);
  archive("importance", of.importance);
}

template <class Archive>
void describe(Archive& archive, Of<questionnaires::Row> auto& of) {
  archive("name", of.name);
  archive("label", of.label);
  archive("opposite", of.opposite);
  archive("relevance", of.relevance);
  archive("scoring", of.scoring);
}

template <class Archive>
void describe(Archive& archive, Of<questionnaires::Column> auto& of) {
  archive("name", of.name);
  archive("label", of.label);
  archive("unit", of.unit);
}

template <class Archive>
void describe(Archive& archive, Of<questionnaires::Item> auto& of) {
  archive("type", of.type);
  archive("name", of.name);
  archive("label", of.label);
  archive("hint", of.hint);
  archive("relevance", of.relevance);
  archive("required", of.required);
  archive("required_message", of.required_message);
  archive("constraint", of.constraint);
  archive("constraint_message", of.constraint_message);
  archive("calculation", of.calculation);
  archive("initial", of.initial);
  archive("prefill", of.prefill);
  archive("list", of.list);
  archive("choice_filter", of.choice_filter);
  archive("choices_min", of.choices_min);
  archive("choices_max", of.choices_max);
  archive("is_shuffled", of.is_shuffled);
  archive("rows", of.rows);
  archive("columns", of.columns);
  archive("minimum", of.minimum);
  archive("maximum", of.maximum);
  archive("step", of.step);
  archive("unit", of.unit);
  archive("low_label", of.low_label);
  archive("high_label", of.high_label);
  archive("length_max", of.length_max);
  archive("classification", of.classification);
  archive("accepted", of.accepted);
  archive("megabytes_max", of.megabytes_max);
  archive("items", of.items);
  archive("repeat_count", of.repeat_count);
  archive("repeats_max", of.repeats_max);
  archive("may_be_unknown", of.may_be_unknown);
  archive("is_personal", of.is_personal);
  archive("scoring", of.scoring);
  archive("appearance", of.appearance);
}

template <class Archive>
void describe(Archive& archive, Of<questionnaires::Section> auto& of) {
  archive("name", of.name);
  archive("title", of.title);
  archive("introduction", of.introduction);
  archive("relevance", of.relevance);
  archive("items", of.items);
}

template <class Archive>
void describe(Archive& archive, Of<questionnaires::Band> auto& of) {
  archive("name", of.name);
  archive("from", of.from);
  archive("label", of.label);
  archive("feedback", of.feedback);
}

template <class Archive>
void describe(Archive& archive, Of<questionnaires::Dimension> auto& of) {
  archive("name", of.name);
  archive("label", of.label);
  archive("explanation", of.explanation);
  archive("importance", of.importance);
  archive("bands", of.bands);
}

template <class Archive>
void describe(Archive& archive, Of<questionnaires::Purpose> auto& of) {
  archive("mode", of.mode);
  archive("needs_check", of.needs_check);
  archive("purpose", of.purpose);
  archive("recipients", of.recipients);
  archive("retention", of.retention);
  archive("retention_months", of.retention_months);
  archive("controller", of.controller);
}

template <class Archive>
void describe(Archive& archive, Of<questionnaires::InstrumentDraft> auto& of) {
  archive("name", of.name);
  archive("title", of.title);
  archive("introduction", of.introduction);
  archive("thanks", of.thanks);
  archive("languages", of.languages);
  archive("purpose", of.purpose);
  archive("sections", of.sections);
  archive("lists", of.lists);
  archive("dimensions", of.dimensions);
  archive("strata", of.strata);
}

}  // namespace zubia::formats
