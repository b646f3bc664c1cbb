#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/questionnaires/checked_instrument.hpp"

/// The parts of check_instrument. Not for others.
namespace zubia::questionnaires {

/// A problem of a draft with its place.
Problem draft_problem(std::string code, std::string detail, std::string member, std::string mend);

/// What is wrong with one item apart from its names and expressions.
void check_item(const InstrumentDraft& draft, const Item& item, const std::string& member,
                std::vector<Problem>& problems);
/// What is wrong with the lists, dimensions and languages.
void check_lists(const InstrumentDraft& draft, std::vector<Problem>& problems);
void check_dimensions(const InstrumentDraft& draft, std::vector<Problem>& problems);
/// What is wrong with the questions for files.
void check_files(const InstrumentDraft& draft, std::vector<Problem>& problems);

/// What an expression is written for: that decides what may stand in it.
enum class Use : std::uint8_t { ordinary, constraint, choice_filter };

/// Looks every name of an expression of `node` up, and turns it into what it stands for; or says what is wrong.
std::optional<Problem> resolve(Expression& expression, const Instrument& instrument, const Node& node, Use use);

/// An order in which everything follows what it depends on; or the names of a circle, closed.
tl::expected<std::vector<int>, std::vector<std::string>> dependency_order(const Instrument& instrument);

}  // namespace zubia::questionnaires
