#include "operations/disclosure/disclosure_ledger_file.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/base/absence.hpp"
#include "operations/document.hpp"

namespace zubia::operations {
namespace {

using Numbers = std::vector<std::optional<double>>;

std::vector<double> with_absent(const Numbers& numbers, double absent) {
  std::vector<double> all;
  for (const auto& number : numbers) all.push_back(number.value_or(absent));
  return all;
}

Numbers without_absent(const std::vector<double>& numbers) {
  Numbers all;
  for (const double number : numbers)
    all.push_back(std::isfinite(number) ? std::optional<double>(number) : std::nullopt);
  return all;
}

/// The first member that does not fit the others, or the plan.
class Fit {
 public:
  Fit(const DisclosureLedgerFile& file, const disclosure::DisclosurePlan& plan) : file_(file), plan_(plan) {}

  std::string wrong_member() const {
    for (std::size_t number = 0; number < file_.respondents.size(); ++number)
      if (!fits(file_.respondents[number])) return "respondents[" + std::to_string(number) + "]";
    for (std::size_t number = 0; number < file_.figures.size(); ++number)
      if (!fits(file_.figures[number])) return "figures[" + std::to_string(number) + "]";
    return {};
  }

 private:
  bool fits(const LedgerRespondent& one) const {
    const auto& asked = plan_.asked_attributes();
    if (one.answers.size() != file_.questions.size() || one.categories.size() != asked.size()) return false;
    for (std::size_t at = 0; at < asked.size(); ++at) {
      const auto& categories = plan_.attributes()[static_cast<std::size_t>(asked[at])].categories;
      if (one.categories[at] < 0 || static_cast<std::size_t>(one.categories[at]) >= categories.size()) return false;
    }
    return one.entered <= file_.releases && one.left <= file_.releases;
  }

  bool fits(const LedgerFigure& one) const {
    const auto is_there = [&](int place) {
      return place >= 0 && static_cast<std::size_t>(place) < file_.respondents.size();
    };
    return std::ranges::find(file_.questions, one.question) != file_.questions.end() &&
           std::ranges::all_of(one.respondents, is_there) && std::ranges::is_sorted(one.respondents) &&
           one.least.size() == one.most.size();
  }

  const DisclosureLedgerFile& file_;
  const disclosure::DisclosurePlan& plan_;
};

}  // namespace

Result<disclosure::Ledger> read_disclosure_ledger(const InputFile& file, const disclosure::DisclosurePlan& plan) {
  const auto json = parse_document(file.bytes, file.name);
  if (!json) return refuse(json.error());
  if (auto checked = check_format(*json, disclosure_ledger_format, file.name); !checked) return refuse(checked.error());
  const auto read = read_document<DisclosureLedgerFile>(*json, file.name, UnknownMembers::refused);
  if (!read) return refuse(read.error());
  if (const std::string member = Fit(*read, plan).wrong_member(); !member.empty())
    return refuse({"wrong-ledger",
                   "This does not fit the rest of the ledger, or the plan.",
                   {.file = file.name, .member = member},
                   "Give the ledger as the last release gave it, and a plan with the same attributes and questions."});
  constexpr double infinity = std::numeric_limits<double>::infinity();
  disclosure::Ledger ledger{read->releases, read->questions, {}, {}};
  for (const LedgerRespondent& one : read->respondents)
    ledger.entries.push_back(
        {{one.key, one.group, one.categories, with_absent(one.answers, undefined), one.waives}, one.entered, one.left});
  for (const LedgerFigure& one : read->figures)
    ledger.rows.push_back({one.question,
                           {one.statistic, one.respondents, with_absent(one.shown, undefined),
                            with_absent(one.least, -infinity), with_absent(one.most, infinity), one.is_total}});
  return ledger;
}

OrderedJson disclosure_ledger_document(const disclosure::Ledger& ledger) {
  DisclosureLedgerFile file{disclosure_ledger_format, ledger.releases, ledger.questions, {}, {}};
  for (const disclosure::LedgerEntry& one : ledger.entries)
    file.respondents.push_back({one.respondent.key, one.respondent.group, one.respondent.categories,
                                without_absent(one.respondent.answers), one.respondent.waives, one.entered, one.left});
  for (const disclosure::LedgerRow& one : ledger.rows)
    file.figures.push_back({one.question, one.row.statistic, one.row.entries, without_absent(one.row.shown),
                            without_absent(one.row.least), without_absent(one.row.most), one.row.is_total});
  return to_json(file);
}

}  // namespace zubia::operations
