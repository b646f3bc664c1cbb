#include "operations/organisations/size_reason.hpp"

#include <algorithm>
#include <limits>

#include "engine/organisations/size_class.hpp"
#include "operations/organisations/organisation_document.hpp"

namespace zubia::operations {

namespace {

std::map<int, organisations::SizeFigures> years_of(const std::vector<EnterpriseFigures>& figures) {
  std::map<int, organisations::SizeFigures> years;
  for (const EnterpriseFigures& each : figures) years[each.year] = {each.staff, each.turnover, each.balance_total};
  return years;
}

organisations::Enterprise enterprise_of(const Organisation& organisation) {
  organisations::Enterprise enterprise{display_name(organisation, ""), years_of(organisation.figures), {}};
  for (const GroupLink& link : organisation.group) {
    organisations::EnterpriseLink tie;
    tie.share = link.share;
    tie.dominates = link.controls;
    tie.enterprise = {link.name, years_of(link.figures), {}};
    enterprise.links.push_back(std::move(tie));
  }
  return enterprise;
}

std::string name_of(const std::optional<organisations::SizeClass>& size) {
  return size ? std::string(organisations::size_class_name(*size)) : std::string();
}

}  // namespace

Result<SizeReason> size_reason(const Organisation& organisation) {
  SizeReason reason{organisation.size_class, organisation.size_computed, {}, {}, false, {}, {}};
  if (organisation.figures.empty()) return reason;
  const auto report = organisations::size_class(enterprise_of(organisation));
  if (!report) {
    Problem problem = report.error();
    problem.where.member = "figures";
    return refuse(problem);
  }
  reason.least = organisations::size_class_name(report->least);
  reason.most = organisations::size_class_name(report->most);
  reason.by_public_owners = report->by_public_owners;
  reason.missing = report->missing;
  reason.computed = report->size.has_value();
  // What was computed once says nothing of other figures; what was declared stays.
  if (report->size || organisation.size_computed) reason.size_class = name_of(report->size);
  for (const organisations::SizeYear& year : report->years) {
    const auto own = std::ranges::find(organisation.figures, year.year, &EnterpriseFigures::year);
    // What is not known of the enterprise itself is not known of it with its group: never 0.
    const auto known = [&](std::optional<double> EnterpriseFigures::*figure, double sum) {
      return own != organisation.figures.end() && (*own).*figure ? sum : std::numeric_limits<double>::quiet_NaN();
    };
    reason.size_years.push_back(
        {year.year, known(&EnterpriseFigures::staff, year.staff), known(&EnterpriseFigures::turnover, year.turnover),
         known(&EnterpriseFigures::balance_total, year.balance_total), name_of(year.size), year.missing});
  }
  return reason;
}

Result<void> put_size_class(Organisation& organisation) {
  const auto reason = size_reason(organisation);
  if (!reason) return refuse(reason.error());
  organisation.size_class = organisation.figures.empty() && organisation.size_computed ? "" : reason->size_class;
  organisation.size_computed = !organisation.figures.empty() && reason->computed;
  return {};
}

}  // namespace zubia::operations
