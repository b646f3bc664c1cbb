#pragma once

#include "operations/complementarity/domain_reply.hpp"
#include "operations/complementarity/domain_study.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

/// Which groups of related activities the sides of the border could work on together, and why.
struct ListCandidateDomains {
  static constexpr About about{
      .name = "candidate-domains",
      .method = Method::get,
      .path = "/programme/candidate-domains",
      .role = Role::researcher,
      .summary = "Which groups of related activities the sides of the border could work on together, and why.",
      .example = "naen.zubia --period 2018 --count 5",
      .method_page = "candidate_domains"};

  struct Request : DomainQuestion {
    std::uint16_t count = 20;
    std::uint16_t activities_max = 12;
    double linkage_quantile = 0.75;
    double weight_critical_mass = 1.0;
    double weight_specialisation = 1.0;
    double weight_commonness = 1.0;
    double weight_complementarity = 1.0;
    double weight_cohesion = 1.0;
    double weight_growth = 0.5;

    static constexpr auto fields = with_question_fields<9>({{
        {"count", "How many domains to list at most.", Need::optional, 1, 1000},
        {"activities_max", "How many activities a domain has at most.", Need::optional, 2, 1000},
        {"linkage_quantile",
         "Groups are merged while their mean proximity is among the highest; 0.75 is the upper quarter.",
         Need::optional, 0, 1},
        {"weight_critical_mass", "How much the share of the jobs counts.", Need::optional, 0, 1000},
        {"weight_specialisation", "How much specialisation counts.", Need::optional, 0, 1000},
        {"weight_commonness", "How much strengths on both sides count.", Need::optional, 0, 1000},
        {"weight_complementarity", "How much completing each other counts.", Need::optional, 0, 1000},
        {"weight_cohesion", "How much relatedness inside counts.", Need::optional, 0, 1000},
        {"weight_growth", "How much growth counts.", Need::optional, 0, 1000},
    }});
  };

  struct UngroupedRow {
    std::string activity;
    std::string activity_name;
    std::string strong_in;
  };

  struct Reply : ReplyHead {
    std::string period;
    std::vector<DomainRow> domains;
    std::vector<DomainScoreRow> scores;
    std::vector<DomainTerritoryRow> territories;
    std::vector<DomainCellRow> activities;
    std::vector<DomainLinkRow> links;
    std::vector<UngroupedRow> ungrouped;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ListCandidateDomains::Request, (DomainQuestion),
                      (count, activities_max, linkage_quantile, weight_critical_mass, weight_specialisation,
                       weight_commonness, weight_complementarity, weight_cohesion, weight_growth))
BOOST_DESCRIBE_STRUCT(ListCandidateDomains::UngroupedRow, (), (activity, activity_name, strong_in))
BOOST_DESCRIBE_STRUCT(ListCandidateDomains::Reply, (ReplyHead),
                      (period, domains, scores, territories, activities, links, ungrouped))

}  // namespace zubia::operations
