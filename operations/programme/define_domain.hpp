#pragma once

#include "operations/complementarity/domain_reply.hpp"
#include "operations/complementarity/domain_study.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

/// Defines a domain by hand, and shows its evidence.
struct DefineDomain {
  static constexpr About about{
      .name = "define-domain",
      .method = Method::put,
      .path = "/programme/domains/{domain}",
      .role = Role::facilitator,
      .summary = "Defines a domain by hand from the codes of its activities, and shows its evidence.",
      .example = "naen.zubia --domain ocean --name \"Ocean industries\" --activities 03,30,50",
      .method_page = "candidate_domains"};

  struct Request : DomainQuestion {
    std::string domain;
    std::string name;
    std::vector<std::string> activities;

    static constexpr auto fields = with_question_fields<3>({{
        {"domain", "A short name for commands and addresses: letters, digits and hyphens.", Need::required},
        {"name", "What it is called.", Need::required},
        {"activities", "The codes of its activities.", Need::required},
    }});
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<DomainRow> domains;
    std::vector<DomainScoreRow> scores;
    std::vector<DomainTerritoryRow> territories;
    std::vector<DomainCellRow> activities;
    std::vector<DomainLinkRow> links;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(DefineDomain::Request, (DomainQuestion), (domain, name, activities))
BOOST_DESCRIBE_STRUCT(DefineDomain::Reply, (ReplyHead), (period, domains, scores, territories, activities, links))

}  // namespace zubia::operations
