#include "engine/disclosure/range_audit.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "engine/base/absence.hpp"
#include "engine/disclosure/primary_rules.hpp"
#include "engine/optimisation/form_ranges.hpp"

namespace zubia::disclosure {
namespace {

constexpr double tolerance = 1e-6;
constexpr double narrowest = 1e-5;  // of the largest amount: what is narrower could be the solver's rounding

/// The whole numbers around `sum`, from `low` to `high`, that are shown alike.
std::pair<double, double> shown_alike(double sum, double count, int decimals, double low, double high) {
  const double shown = rounded(sum / count, decimals);
  double least = sum;
  double most = sum;
  while (least - 1 >= low && rounded((least - 1) / count, decimals) == shown) --least;
  while (most + 1 <= high && rounded((most + 1) / count, decimals) == shown) ++most;
  return {least, most};
}

/// Some entries of a class, whose answers the programme knows by their sum.
struct Block {
  std::vector<int> entries = {};
  double count() const { return static_cast<double>(entries.size()); }
};

/// A set of entries to protect.
struct Target {
  std::vector<int> entries = {};
  LinearForm form = {};
  double width_min = 0;
  double least_seen = std::numeric_limits<double>::infinity();
  double most_seen = -std::numeric_limits<double>::infinity();
  std::set<std::size_t> pinning = {};  // published rows

  bool is_safe() const { return most_seen - least_seen >= width_min - tolerance; }
};

/// The programme of all answers that agree with what is shown.
class AnswersModel {
 public:
  AnswersModel(const QuestionDraft& question, const std::vector<RangeEntry>& all, const std::vector<PublishedRow>& rows,
               const DisclosureRules& rules)
      : question_(question), all_(all), rows_(rows), rules_(rules) {
    for (const PublishedRow& row : rows_) shows_shares_ |= row.statistic == Statistic::distribution;
    has_values_ = question_.kind != ItemKind::choice;
    if (question_.kind == ItemKind::amount) {
      for (const RangeEntry& entry : all_)
        if (is_defined(entry.answer)) scale_ = std::max(scale_, entry.answer);
    }
    find_blocks();
    for (const Block& block : blocks_) add_variables(block);
    first_published_ = programme_.rows.size();
    for (std::size_t row = 0; row < rows_.size(); ++row) add_row(row);
    set_targets();
  }

  /// The targets that are too narrow.
  std::vector<Pinned> pinned() {
    FormRanges ranges(programme_);
    std::vector<Pinned> found;
    for (std::size_t at = 0; at < targets_.size(); ++at) {
      Target& target = targets_[at];
      // What other targets needed has often shown already that this one is wide enough.
      if (!target.is_safe()) look(target, ranges.most_of(target.form));
      if (!target.is_safe()) look(target, ranges.least_of(target.form));
      if (!target.is_safe()) found.push_back({target.entries, {target.pinning.begin(), target.pinning.end()}});
    }
    return found;
  }

 private:
  /// Entries that are in the same rows make a class. One of its entries stands for all, the others are known by their
  /// sum; those of units with several entries stand for themselves.
  void find_blocks() {
    std::map<int, std::vector<char>> signatures;
    for (std::size_t row = 0; row < rows_.size(); ++row)
      for (const int entry : rows_[row].entries)
        signatures.try_emplace(entry, std::vector<char>(rows_.size())).first->second[row] = 1;
    std::map<int, std::vector<int>> entries_of_unit;
    for (const auto& [entry, signature] : signatures)
      entries_of_unit[all_[static_cast<std::size_t>(entry)].unit].push_back(entry);
    std::map<std::vector<char>, std::vector<int>> classes;
    for (const auto& [entry, signature] : signatures) classes[signature].push_back(entry);
    for (const auto& [signature, entries] : classes) {
      std::vector<int> alone;
      std::vector<std::size_t> blocks;
      for (const int entry : entries) {
        if (entries_of_unit[all_[static_cast<std::size_t>(entry)].unit].size() == 1)
          alone.push_back(entry);
        else
          blocks.push_back(add_block({entry}));
      }
      if (!alone.empty()) {
        blocks.push_back(add_block({alone.front()}));
        protected_.emplace_back(alone, std::vector{blocks.back()});
      }
      if (alone.size() > 1) blocks.push_back(add_block({alone.begin() + 1, alone.end()}));
      const std::size_t units = alone.size() + units_of(entries, entries_of_unit);
      if (blocks.size() > 1 && static_cast<int>(units) < rules_.units_min) protected_.emplace_back(entries, blocks);
    }
    for (const auto& [unit, entries] : entries_of_unit) {
      if (entries.size() == 1) continue;
      std::vector<std::size_t> blocks;
      for (const int entry : entries) {
        blocks.push_back(block_of_[entry]);
        protected_.emplace_back(std::vector{entry}, std::vector{blocks.back()});
      }
      protected_.emplace_back(entries, blocks);
    }
  }

  /// How many units with several entries are among them.
  std::size_t units_of(const std::vector<int>& entries, std::map<int, std::vector<int>>& entries_of_unit) const {
    std::map<int, int> seen;
    for (const int entry : entries) {
      const int unit = all_[static_cast<std::size_t>(entry)].unit;
      if (entries_of_unit[unit].size() > 1) ++seen[unit];
    }
    return seen.size();
  }

  std::size_t add_block(std::vector<int> entries) {
    for (const int entry : entries) block_of_[entry] = blocks_.size();
    blocks_.push_back({std::move(entries)});
    return blocks_.size() - 1;
  }

  void add_variables(const Block& block) {
    const double count = block.count();
    if (has_values_) {
      const double most = std::isfinite(question_.high) ? count * question_.high / scale_ : unlimited;
      values_.push_back(programme_.add_variable(0, count * question_.low / scale_, most));
    }
    auto& shares = shares_.emplace_back();
    if (!shows_shares_) return;
    LinearRow all{.least = count, .most = count};
    LinearRow above{.least = -unlimited, .most = 0};
    LinearRow below{.least = 0, .most = unlimited};
    for (const AnswerCategory& category : question_.categories) {
      shares.push_back(programme_.add_variable(0, 0, count));
      all.variables.push_back(shares.back());
      all.coefficients.push_back(1);
      above.variables.push_back(shares.back());
      above.coefficients.push_back(category.least);
      below.variables.push_back(shares.back());
      below.coefficients.push_back(category.most);
    }
    programme_.rows.push_back(all);
    if (!has_values_) return;
    for (LinearRow* limit : {&above, &below}) {
      limit->variables.push_back(values_.back());
      limit->coefficients.push_back(-1);
      programme_.rows.push_back(*limit);
    }
  }

  std::vector<std::size_t> blocks_in(const std::vector<int>& entries) {
    std::vector<std::size_t> blocks;
    blocks.reserve(entries.size());
    for (const int entry : entries) blocks.push_back(block_of_[entry]);
    std::ranges::sort(blocks);
    blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
    return blocks;
  }

  void add_row(std::size_t number) {
    const PublishedRow& row = rows_[number];
    const std::vector<std::size_t> blocks = blocks_in(row.entries);
    for (std::size_t at = 0; at < row.least.size(); ++at) {
      const bool is_share = row.statistic == Statistic::distribution;
      const double unit = is_share ? 1 : scale_;
      LinearRow made{.least = row.least[at] / unit, .most = row.most[at] / unit};
      for (const std::size_t block : blocks) {
        made.variables.push_back(is_share ? shares_[block][at] : values_[block]);
        made.coefficients.push_back(1);
      }
      programme_.rows.push_back(std::move(made));
      published_.push_back(number);
    }
  }

  void set_targets() {
    for (const auto& [entries, blocks] : protected_) {
      if (has_values_) {
        Target target{.entries = entries, .width_min = std::max(narrowest, width_min(entries) / scale_)};
        for (const std::size_t block : blocks) add_to(target.form, values_[block]);
        targets_.push_back(std::move(target));
        continue;
      }
      for (std::size_t category = 0; shows_shares_ && category < question_.categories.size(); ++category) {
        Target target{.entries = entries, .width_min = 1};
        for (const std::size_t block : blocks) add_to(target.form, shares_[block][category]);
        targets_.push_back(std::move(target));
      }
    }
  }

  static void add_to(LinearForm& form, int variable) {
    form.variables.push_back(variable);
    form.coefficients.push_back(1);
  }

  double width_min(const std::vector<int>& entries) const {
    const double half = (question_.high - question_.low) / 2;
    if (question_.kind == ItemKind::yes_no) return 1;
    if (question_.kind == ItemKind::scale) return half;
    double largest = 0;
    for (const int entry : entries) {
      const double answer = all_[static_cast<std::size_t>(entry)].answer;
      if (is_defined(answer)) largest = std::max(largest, answer);
    }
    return std::min(half, std::max(rules_.dominance_percent / 100 * largest, std::pow(10.0, -question_.decimals)));
  }

  void look(Target& asked, const LinearSolution& solution) {
    if (!solution.is_feasible) return;
    asked.least_seen = std::min(asked.least_seen, solution.gain);
    asked.most_seen = std::max(asked.most_seen, solution.gain);
    if (solution.values.empty()) return;
    for (std::size_t at = 0; at < published_.size(); ++at)
      if (std::abs(solution.row_prices[first_published_ + at]) > tolerance) asked.pinning.insert(published_[at]);
    for (Target& target : targets_) {
      double value = 0;
      for (const int variable : target.form.variables) value += solution.values[static_cast<std::size_t>(variable)];
      target.least_seen = std::min(target.least_seen, value);
      target.most_seen = std::max(target.most_seen, value);
    }
  }

  const QuestionDraft& question_;
  const std::vector<RangeEntry>& all_;
  const std::vector<PublishedRow>& rows_;
  const DisclosureRules& rules_;
  bool shows_shares_ = false;
  bool has_values_ = true;
  double scale_ = 1;  // amounts are divided by the largest, so that tolerances mean the same for all
  std::vector<Block> blocks_;
  std::map<int, std::size_t> block_of_;
  std::vector<std::pair<std::vector<int>, std::vector<std::size_t>>> protected_;  // entries and their blocks
  LinearProgramme programme_;
  std::size_t first_published_ = 0;       // the rows of the programme from here on are published ones
  std::vector<std::size_t> published_;    // which, one after the other
  std::vector<int> values_;               // by block, the variable of the sum of its answers
  std::vector<std::vector<int>> shares_;  // by block and category, that of how many chose it
  std::vector<Target> targets_;
};

bool touches(const PublishedRow& row, const std::vector<int>& entries) {
  return std::ranges::any_of(entries, [&](int entry) { return std::ranges::binary_search(row.entries, entry); });
}

/// Of the new rows, ascending: those that pin these entries, or else those that have some of them.
std::vector<std::size_t> new_rows_that_pin(const Pinned& pinned, std::size_t published,
                                           const std::vector<std::size_t>& kept,
                                           const std::vector<PublishedRow>& rows) {
  std::vector<std::size_t> found;
  for (const std::size_t row : pinned.rows)
    if (row >= published) found.push_back(kept[row - published]);
  if (!found.empty()) return found;
  for (const std::size_t at : kept)
    if (touches(rows[at], pinned.entries)) found.push_back(at);
  return found;
}

}  // namespace

PublishedRow publish(const QuestionDraft& question, Statistic statistic, const std::vector<int>& entries,
                     const std::vector<RangeEntry>& all) {
  PublishedRow row{.statistic = statistic, .entries = entries};
  const auto count = static_cast<double>(entries.size());
  const auto answer_of = [&](int entry) { return all[static_cast<std::size_t>(entry)].answer; };
  if (statistic == Statistic::distribution) {
    std::vector<double> counts(question.categories.size());
    for (const int entry : entries)
      if (const auto category = category_of(question, answer_of(entry))) ++counts[*category];
    for (const double chosen : counts) {
      row.shown.push_back(rounded(chosen / count, share_decimals));
      const auto [least, most] = shown_alike(chosen, count, share_decimals, 0, count);
      row.least.push_back(least);
      row.most.push_back(most);
    }
    return row;
  }
  double sum = 0;
  for (const int entry : entries) sum += answer_of(entry);
  const double divisor = statistic == Statistic::sum ? 1 : count;
  row.shown.push_back(rounded(sum / divisor, question.decimals));
  if (question.kind == ItemKind::amount) {
    const double half = std::pow(10.0, -question.decimals) / 2;
    row.least.push_back(std::max(count * question.low, (row.shown.front() - half) * divisor));
    row.most.push_back(std::min(count * question.high, (row.shown.front() + half) * divisor));
    return row;
  }
  const auto [least, most] = shown_alike(sum, divisor, question.decimals, count * question.low, count * question.high);
  row.least.push_back(least);
  row.most.push_back(most);
  return row;
}

std::vector<Pinned> pinned_entries(const QuestionDraft& question, const std::vector<RangeEntry>& all,
                                   const std::vector<PublishedRow>& rows, const DisclosureRules& rules) {
  if (rows.empty()) return {};
  return AnswersModel(question, all, rows, rules).pinned();
}

std::vector<char> rows_with_safe_ranges(const QuestionDraft& question, const std::vector<RangeEntry>& all,
                                        const std::vector<PublishedRow>& published,
                                        const std::vector<PublishedRow>& rows, const DisclosureRules& rules) {
  std::vector<char> is_kept(rows.size(), 1);
  std::vector<std::size_t> kept;  // of the new rows, those behind what is published
  const auto pinned = [&] {
    std::vector<PublishedRow> known = published;
    kept.clear();
    for (std::size_t at = 0; at < rows.size(); ++at) {
      if (is_kept[at] == 0) continue;
      known.push_back(rows[at]);
      kept.push_back(at);
    }
    return pinned_entries(question, all, known, rules);
  };
  for (int round = 0; round < range_rounds_max; ++round) {
    const auto found = pinned();
    if (found.empty()) return is_kept;
    bool is_any_gone = false;
    for (const Pinned& one : found) {
      const std::vector<std::size_t> suspects = new_rows_that_pin(one, published.size(), kept, rows);
      // A row that went in this round may have been what pinned these, too.
      if (std::ranges::any_of(suspects, [&](std::size_t at) { return is_kept[at] == 0; })) continue;
      if (suspects.empty()) continue;
      is_kept[suspects.back()] = 0;
      is_any_gone = true;
    }
    if (!is_any_gone) break;  // what has been published pins them already
  }
  for (std::size_t at = 0; at < rows.size(); ++at) is_kept[at] = rows[at].is_total ? 1 : 0;
  if (!pinned().empty()) std::ranges::fill(is_kept, 0);
  return is_kept;
}

}  // namespace zubia::disclosure
