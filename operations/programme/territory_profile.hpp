#pragma once

#include "operations/operation.hpp"
#include "operations/programme/programme_tables.hpp"
#include "operations/programme/territory_standing.hpp"

namespace zubia::operations {

/// What a territory is specialised in, how large it is there, and how it changed.
struct TerritoryProfile {
  static constexpr About about{
      .name = "territory-profile",
      .method = Method::get,
      .path = "/programme/territories/{territory}/profile",
      .role = Role::researcher,
      .summary = "What a territory is specialised in, how large it is there, and how it changed.",
      .example = "naen.zubia --territory ES21 --year 2018",
      .method_page = "territory_specialisation"};

  struct Request {
    std::string territory;
    std::string year;
    std::string since;
    std::string measure = "employment";
    std::string level;
    std::string reference;
    std::uint32_t interval_samples = 1000;
    std::uint64_t seed = 2021;

    static constexpr std::array<Field, 8> fields{{
        {"territory", "The code of the territory.", Need::required},
        {"year", "The year or other period; the latest is the default."},
        {"since", "The period from which growth counts; the earliest is the default."},
        {"measure", "The measure to look at."},
        {"level", "The level of the activities; the finest that leaves nothing out is the default."},
        {"reference",
         "What it is compared with: a code, or all for all territories of its kind in the data; its country "
         "is the default where the data have it."},
        {"interval_samples", "Bootstrap samples for the intervals of the quotients; 0 leaves them out.", Need::optional,
         0, 100000},
        {"seed", "Where the randomness of the intervals comes from."},
    }};
  };

  struct ActivityRow {
    std::string activity;
    std::string activity_name;
    double value;
    std::string absence;
    double share;
    double location_quotient;
    double location_quotient_low;
    double location_quotient_high;
    double growth;
    double national_share;
    double industry_mix;
    double regional_shift;
    std::uint16_t stars;  ///< of the European Cluster Observatory, among the territories of its level in the data
    bool star_size;
    bool star_specialisation;
    bool star_focus;
    std::string flags;  ///< of the publisher: `e` estimated, `p` provisional, `b` break …; and `illustrative`
  };

  struct SummaryRow {
    std::string territory;
    std::string territory_name;
    double value;
    double share_of_reference;
    double growth;
    double growth_of_reference;
    double herfindahl;
    double equivalent_number;
    double krugman;
    double hachman;
    double entropy;
    double national_share;
    double industry_mix;
    double regional_shift;
  };

  struct Reply : ReplyHead {
    std::string period;
    std::string since;
    std::string reference;
    std::uint64_t reference_territories;  ///< 1 where the reference is a territory; else how many are added up
    std::uint64_t ranked_territories;     ///< those of its level in the data, among which stars are given
    std::vector<ActivityRow> activities;  ///< the most specialised first
    std::vector<SummaryRow> summary;      ///< one line
    std::vector<VarietyRow> variety;      ///< the territories of the programme, and this one
    std::vector<std::string> periods;     ///< what `year` and `since` can be
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(TerritoryProfile::Request, (),
                      (territory, year, since, measure, level, reference, interval_samples, seed))
BOOST_DESCRIBE_STRUCT(TerritoryProfile::ActivityRow, (),
                      (activity, activity_name, value, absence, share, location_quotient, location_quotient_low,
                       location_quotient_high, growth, national_share, industry_mix, regional_shift, stars, star_size,
                       star_specialisation, star_focus, flags))
BOOST_DESCRIBE_STRUCT(TerritoryProfile::SummaryRow, (),
                      (territory, territory_name, value, share_of_reference, growth, growth_of_reference, herfindahl,
                       equivalent_number, krugman, hachman, entropy, national_share, industry_mix, regional_shift))
BOOST_DESCRIBE_STRUCT(TerritoryProfile::Reply, (ReplyHead),
                      (period, since, reference, reference_territories, ranked_territories, activities, summary,
                       variety, periods))

}  // namespace zubia::operations
