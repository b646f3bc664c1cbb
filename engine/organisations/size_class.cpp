#include "engine/organisations/size_class.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace zubia::organisations {
namespace {

using enum SizeClass;

struct Ceilings {
  double staff;
  double turnover;
  double balance_total;
};

constexpr std::array<Ceilings, 3> ceilings = {{{10, 2e6, 2e6}, {50, 10e6, 10e6}, {250, 50e6, 43e6}}};
constexpr double partner_share_min = 0.25;
constexpr double linked_share = 0.5;
constexpr int depth_max = 20;

/// A sum of which parts may be unknown: it is at least `known`.
struct Amount {
  double known = 0.0;
  std::vector<std::string> missing = {};
};

struct Amounts {
  Amount staff;
  Amount turnover;
  Amount balance_total;
};

enum class Answer { no, perhaps, yes };

Answer below(const Amount& amount, double ceiling, bool or_equal) {
  const bool under = amount.known < ceiling || (or_equal && amount.known == ceiling);
  if (!under) return Answer::no;
  return amount.missing.empty() ? Answer::yes : Answer::perhaps;
}

/// Whether the class is not exceeded.
Answer within(const Amounts& amounts, const Ceilings& ceiling) {
  const Answer staff = below(amounts.staff, ceiling.staff, false);
  const Answer money = std::max(below(amounts.turnover, ceiling.turnover, true),
                                below(amounts.balance_total, ceiling.balance_total, true));
  return std::min(staff, money);
}

void add(Amount& amount, const std::optional<double>& figure, double share, std::string_view what, const Enterprise& of,
         int year) {
  if (figure)
    amount.known += share * *figure;
  else
    amount.missing.push_back(
        fmt::format("{} of {} in {}", what, of.name.empty() ? std::string("the enterprise") : of.name, year));
}

bool is_linked(const EnterpriseLink& link) { return link.dominates || link.share > linked_share; }

bool is_partner(const EnterpriseLink& link) {
  return !is_linked(link) && link.share >= partner_share_min && !link.exempt_investor;
}

enum class Partners { counted, left_out };

/// Adds an enterprise and those behind it. The partners of a partner are left out.
void add_group(Amounts& amounts, const Enterprise& enterprise, double share, int year, Partners partners) {
  const auto found = enterprise.years.find(year);
  const SizeFigures figures = found == enterprise.years.end() ? SizeFigures{} : found->second;
  add(amounts.staff, figures.staff, share, "staff", enterprise, year);
  add(amounts.turnover, figures.turnover, share, "turnover", enterprise, year);
  add(amounts.balance_total, figures.balance_total, share, "balance total", enterprise, year);
  for (const EnterpriseLink& link : enterprise.links) {
    if (is_linked(link)) add_group(amounts, link.enterprise, share, year, partners);
    if (is_partner(link) && partners == Partners::counted)
      add_group(amounts, link.enterprise, share * link.share, year, Partners::left_out);
  }
}

struct Range {
  SizeClass least;
  SizeClass most;
};

Range range_of(const Amounts& amounts) {
  Range range{large, large};
  for (std::size_t c = ceilings.size(); c-- > 0;) {
    const Answer answer = within(amounts, ceilings[c]);
    if (answer != Answer::no) range.least = static_cast<SizeClass>(c);
    if (answer == Answer::yes) range.most = static_cast<SizeClass>(c);
  }
  return range;
}

/// The missing figures that could change the class: those whose sum is not over all ceilings already.
std::vector<std::string> deciding(const Amounts& amounts) {
  std::vector<std::string> names = amounts.staff.missing;
  const bool money_known = amounts.turnover.missing.empty() || amounts.balance_total.missing.empty();
  for (const Amount* amount : {&amounts.turnover, &amounts.balance_total}) {
    const double most = amount == &amounts.turnover ? ceilings[2].turnover : ceilings[2].balance_total;
    const bool matters = amount->known <= most;
    if (matters || !money_known) names.insert(names.end(), amount->missing.begin(), amount->missing.end());
  }
  return names;
}

SizeYear year_of(const Enterprise& enterprise, int year, Range& range) {
  Amounts amounts;
  add_group(amounts, enterprise, 1.0, year, Partners::counted);
  range = range_of(amounts);
  SizeYear result{.year = year,
                  .staff = amounts.staff.known,
                  .turnover = amounts.turnover.known,
                  .balance_total = amounts.balance_total.known,
                  .size = {},
                  .missing = {}};
  if (range.least == range.most)
    result.size = range.least;
  else
    result.missing = deciding(amounts);
  return result;
}

/// The class after the two-year rule; the years before a gap say nothing.
std::optional<SizeClass> by_two_years(const std::vector<SizeYear>& years) {
  std::optional<SizeClass> held;
  std::optional<SizeClass> last;
  for (const SizeYear& year : years) {
    if (!year.size || !held) {
      held = year.size;
    } else if (last) {
      if (*last > *held && *year.size > *held) held = std::min(*last, *year.size);
      if (*last < *held && *year.size < *held) held = std::max(*last, *year.size);
    }
    last = year.size;
  }
  return held;
}

double public_share(const Enterprise& enterprise) {
  double share = 0.0;
  for (const EnterpriseLink& link : enterprise.links)
    if (link.public_body && !link.exempt_investor) share += link.share;
  return share;
}

std::optional<Problem> fault(const Enterprise& enterprise, int depth) {
  if (depth > depth_max)
    return Problem{"group-too-deep",
                   fmt::format("“{}” is tied over more than {} steps.", enterprise.name, depth_max),
                   {},
                   "Leave out what is not tied to the enterprise."};
  for (const auto& [year, figures] : enterprise.years)
    for (const auto& figure : {figures.staff, figures.turnover, figures.balance_total})
      if (figure && !(std::isfinite(*figure) && *figure >= 0.0))
        return Problem{"bad-size-figure",
                       fmt::format("A figure of “{}” in {} is {}.", enterprise.name, year, *figure),
                       {},
                       "Staff, turnover and balance total are 0 or more; leave out what is not known."};
  for (const EnterpriseLink& link : enterprise.links) {
    if (!(link.share >= 0.0 && link.share <= 1.0))
      return Problem{"bad-share",
                     fmt::format("The share in “{}” is {}.", link.enterprise.name, link.share),
                     {},
                     "Write a share between 0 and 1: 0.25 for 25 %."};
    if (auto inner = fault(link.enterprise, depth + 1)) return inner;
  }
  return std::nullopt;
}

}  // namespace

std::string_view size_class_name(SizeClass size) {
  static constexpr std::array<std::string_view, 4> names = {"micro", "small", "medium", "large"};
  return names[static_cast<std::size_t>(size)];
}

Result<SizeReport> size_class(const Enterprise& enterprise) {
  if (auto problem = fault(enterprise, 0)) return refuse(std::move(*problem));
  if (enterprise.years.empty())
    return refuse({"no-size-year",
                   fmt::format("There is no financial year of “{}”.", enterprise.name),
                   {},
                   "Give staff, turnover and balance total of the latest closed year."});
  SizeReport report;
  if (public_share(enterprise) >= partner_share_min)
    return SizeReport{
        .size = large, .least = large, .most = large, .by_public_owners = true, .years = {}, .missing = {}};
  Range range{};
  for (const auto& [year, figures] : enterprise.years) report.years.push_back(year_of(enterprise, year, range));
  report.size = by_two_years(report.years);
  report.missing = report.years.back().missing;
  report.least = report.size.value_or(range.least);
  report.most = report.size.value_or(range.most);
  return report;
}

}  // namespace zubia::organisations
