#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/complementarity/candidate_domains.hpp"
#include "operations/operation.hpp"
#include "operations/programme/programme_tables.hpp"

namespace zubia::operations {

/// What domains are asked about: the part that requests on domains share.
struct DomainQuestion {
  std::string measure = "employment";
  std::string period = {};
  std::string since = {};
  std::string level = {};
  double presence_threshold = 1.0;
  double relatedness_threshold = 0.5;
  std::uint32_t interval_samples = 200;
  std::uint64_t seed = 2021;

  static constexpr std::array<Field, 8> question_fields{{
      {"measure", "The measure to look at."},
      {"period", "The year or other period; the latest is the default."},
      {"since", "The period from which growth counts; the earliest is the default."},
      {"level", "The level of the activities; the one with the most codes is the default."},
      {"presence_threshold", "A territory has an activity, and a strength, where the location quotient reaches this.",
       Need::optional, 0, 1e9},
      {"relatedness_threshold", "Activities are related where their proximity reaches this.", Need::optional, 0, 1},
      {"interval_samples", "Bootstrap samples for the intervals of the quotients; 0 leaves them out.", Need::optional,
       0, 100000},
      {"seed", "Where the randomness of the intervals comes from."},
  }};
};
BOOST_DESCRIBE_STRUCT(DomainQuestion, (),
                      (measure, period, since, level, presence_threshold, relatedness_threshold, interval_samples,
                       seed))

/// The fields of a request that has a `DomainQuestion` and `own` fields.
template <std::size_t N>
constexpr auto with_question_fields(const std::array<Field, N>& own) {
  return joined(own, DomainQuestion::question_fields);
}

/// What the programme's own territories are asked about, without domains.
struct BorderQuestion {
  std::string measure = "employment";
  std::string period = {};
  std::string level = {};
  double presence_threshold = 1.0;

  static constexpr std::array<Field, 4> border_fields{{
      {"measure", "The measure to look at."},
      {"period", "The year or other period; the latest is the default."},
      {"level", "The level of the activities; the one with the most codes is the default."},
      {"presence_threshold", "A territory has an activity where the location quotient reaches this.", Need::optional, 0,
       1e9},
  }};

  /// Without growth and intervals, which it does not show.
  DomainQuestion as_domain_question() const {
    return {.measure = measure,
            .period = period,
            .since = {},
            .level = level,
            .presence_threshold = presence_threshold,
            .relatedness_threshold = 0.5,
            .interval_samples = 0,
            .seed = 2021};
  }
};
BOOST_DESCRIBE_STRUCT(BorderQuestion, (), (measure, period, level, presence_threshold))

/// The tables that domains are judged by, from the facts of a programme.
class DomainStudy {
 public:
  /// Refused beside the causes of `load_facts` and `candidate_domains`: a programme whose territories the data do not
  /// have (`unknown-territory`).
  static Result<std::shared_ptr<const DomainStudy>> prepare(storage::ProgrammeStore& store,
                                                            const DomainQuestion& question, const Work& work);

  /// What `candidate_domains` finds with the options of the study; computed once.
  const Result<CandidateDomains>& candidates() const;

  DomainFacts facts() const;
  const CandidateDomainOptions& options() const { return options_; }
  const std::string& language() const { return language_; }
  const std::string& period() const { return period_; }
  /// The name of a territory of the programme.
  const std::string& territory_name(const std::string& code) const { return territory_names_.at(code); }
  void open(ReplyHead& head) const;

  /// What the publisher flagged of a territory's activity in the period, of all its parts where it has parts.
  std::string flags(const std::string& territory, const std::string& activity) const;

  /// Writes the flags into rows that name a territory and an activity.
  template <class Row>
  void flag(std::vector<Row>& rows) const {
    for (Row& row : rows) row.flags = flags(row.territory, row.activity);
  }

  /// The periods of the data, ascending.
  const std::vector<std::string>& periods() const { return periods_; }

 private:
  DomainStudy() = default;
  static Result<std::shared_ptr<const DomainStudy>> prepare_anew(storage::ProgrammeStore& store,
                                                                 const DomainQuestion& question, const Work& work);

  StatisticsTables tables_;
  TerritoryActivityTable employment_;
  TerritoryActivityTable earlier_;
  TerritoryActivityTable quotients_;
  TerritoryActivityTable low_;
  TerritoryActivityTable high_;
  PresenceTable presence_;
  ActivityMatrix proximity_;
  std::vector<BorderTerritory> territories_;
  CandidateDomainOptions options_;
  std::map<std::string, std::string> territory_names_;
  std::string language_;
  std::string period_;
  std::vector<std::string> periods_;
  std::map<std::pair<std::string, std::string>, std::string> flags_;
  mutable std::once_flag has_candidates_;
  mutable Result<CandidateDomains> candidates_;
};

}  // namespace zubia::operations
