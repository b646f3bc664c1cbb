#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "engine/questionnaires/answers.hpp"
#include "engine/questionnaires/checked_instrument.hpp"

namespace zubia::formats {

/// An instrument as JSON, `zubia-instrument-1`: the members are those of the structs in
/// engine/questionnaires/instrument.hpp, by their names; what is empty is left out. docs/formats/instrument_json.md.
nlohmann::ordered_json instrument_document(const questionnaires::InstrumentDraft& draft);

/// Reads it back. Refused, with the member: `not-an-instrument` (no such `format`), `unknown-member`, `wrong-member`
/// (a number where a text is due, an unknown type …). What it says is for `check_instrument` to judge.
Result<questionnaires::InstrumentDraft> read_instrument_document(const nlohmann::json& document,
                                                                 const std::string& file_name);

/// A checked expression as the browser evaluates it: `{"number": 3}`, `{"text": "a"}`, `{"answer": "name"}`,
/// `{"answers": "name"}`, `{"repeats": "name"}`, `{"self": true}`, `{"column": "name"}`, or `{"call": "if", "of":
/// […]}`.
nlohmann::ordered_json expression_document(const questionnaires::Expression& expression);

/// A checked instrument for the page that asks it: `instrument` (the document), `nodes` (name, parent, repeats, holds,
/// list, member, and the tree of each expression) and `order`, in which the nodes are evaluated.
nlohmann::ordered_json checked_instrument_document(const questionnaires::Instrument& instrument);

/// Answers as JSON: a number or a text, `[1, 4]` for choices (or `1` for one), `{"unknown": true}` for "don't know",
/// `null` for none, and a list of objects for a repeated group.
nlohmann::ordered_json answers_document(const questionnaires::Answers& answers);

/// Reads them back for an instrument. Refused with the member: `wrong-member`. Names that the instrument does not have
/// are kept, for `evaluate_response` to name.
Result<questionnaires::Answers> read_answers_document(const nlohmann::json& document,
                                                      const questionnaires::Instrument& instrument);

}  // namespace zubia::formats
