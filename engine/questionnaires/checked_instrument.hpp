#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/questionnaires/expression.hpp"
#include "engine/questionnaires/instrument.hpp"

namespace zubia::questionnaires {

/// What a part of a form holds when it is answered.
enum class Holds : std::uint8_t { nothing, code, codes, number, text, computed };

/// A part of a form with a name of its own: a section, an item, or a row of one. Whatever `holds` something is a
/// variable. Pointers lead into the draft of the instrument, which owns it.
struct Node {
  std::string name = {};
  Holds holds = Holds::nothing;
  int parent = -1;                         ///< the section, group or item around it; −1 for a section
  std::vector<int> repeats = {};           ///< the repeated groups around it, from outside in
  std::vector<std::string> exported = {};  ///< the names of its columns in exports
  const Section* section = nullptr;
  const Item* item = nullptr;
  const Row* row = nullptr;
  const Column* column = nullptr;
  const ChoiceList* list = nullptr;
  bool is_other = false;    ///< the text that says which other: `<item>_other`
  std::string member = {};  ///< its place in the document: `sections[0].items[3]`

  std::optional<Expression> relevance = {};
  std::optional<Expression> required = {};
  std::optional<Expression> constraint = {};
  std::optional<Expression> calculation = {};
  std::optional<Expression> initial = {};
  std::optional<Expression> choice_filter = {};
  std::optional<Expression> repeat_count = {};

  bool is_repeated() const { return item != nullptr && row == nullptr && item->type == ItemType::repeated_group; }
  bool is_variable() const { return holds != Holds::nothing; }
};

/// An instrument that is whole: every name in it exists once, every expression can be read, and nothing depends on
/// itself. Copies share the draft.
class Instrument {
 public:
  const InstrumentDraft& draft() const { return *draft_; }
  /// In the order of the form: what is inside a part follows it.
  std::span<const Node> nodes() const { return nodes_; }
  const Node& node(int number) const { return nodes_[static_cast<std::size_t>(number)]; }
  /// The numbers of all nodes, each after whatever its relevance and value depend on.
  std::span<const int> order() const { return order_; }
  /// The number of the node with that name; −1 where there is none.
  int find(std::string_view name) const;

 private:
  friend class InstrumentBuilder;
  std::shared_ptr<const InstrumentDraft> draft_;
  std::vector<Node> nodes_;
  std::vector<int> order_;
  std::map<std::string, int, std::less<>> by_name_;
};

/// The instrument, or everything that is wrong with the draft, in the order of the form. Each problem says in
/// `where.member` where it is.
///
/// Names: `wrong-name` (no letter first, or a sign that SPSS and R do not take), `name-too-long` (more than the 64
/// bytes of SPSS, the choices of a multiple choice included), `reserved-name`, `duplicate-name` (letter case does not
/// tell names apart).
/// Parts: `no-sections`, `no-languages`, `empty-group`, `nested-too-deep`, `unknown-list`, `unexpected-list`,
/// `too-few-choices`, `choice-without-code`, `duplicate-choice`, `duplicate-code`, `wrong-yes-no-codes`,
/// `exclusive-choice`, `no-rows`, `no-columns`, `minimum-above-maximum`, `missing-bounds`, `wrong-step`,
/// `wrong-length`, `unknown-classification`, `unknown-dimension`, `wrong-score`, `wrong-bands`, `wrong-importance`,
/// `missing-calculation`, `unexpected-calculation`, `unknown-prefill`, `unknown-stratum`.
/// Files: `unknown-file-kind`, `wrong-file-size`, `unexpected-file-rule`, `file-filled-in`,
/// `too-many-files`, `files-too-large` (of one anonymous response together).
/// Expressions: those of `parse_expression`, and `unknown-name`, `group-has-no-value`, `repeated-answer`,
/// `not-in-a-group`, `bare-name`, `unknown-column`, `unknown-choice`, `unexpected-self`, `circle`.
tl::expected<Instrument, std::vector<Problem>> check_instrument(InstrumentDraft draft);

/// The names written as `${name}` inside a label, each once.
std::vector<std::string> names_in_text(std::string_view text);

}  // namespace zubia::questionnaires
