#pragma once

#include <cstdint>

#include "operations/meetings/plan_file.hpp"
#include "operations/operation.hpp"

namespace zubia::operations {

/// How good a plan is. Shares are 0–1.
struct PlanFigures {
  std::int64_t value = 0;
  int meetings_seated = 0;
  int cross_border = 0;
  int shortfall = 0;
  double satisfaction_min = 0;
  double satisfaction_low = 0;
  double satisfaction_median = 0;
  int gaps = 0;
  int breaks = 0;
  int venue_changes = 0;
};
BOOST_DESCRIBE_STRUCT(PlanFigures, (),
                      (value, meetings_seated, cross_border, shortfall, satisfaction_min, satisfaction_low,
                       satisfaction_median, gaps, breaks, venue_changes))

PlanFigures written_figures(const meetings::Figures& figures);

/// A wish that the plan does not grant.
struct UnmetRequest {
  std::string first;
  std::string second;
  int weight = 0;
  std::string reason;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(UnmetRequest, (), (first, second, weight, reason, detail))

std::vector<UnmetRequest> unmet_requests(const EventBook& book, const meetings::Event& event,
                                         const meetings::Plan& plan);

/// What companies of one size got.
struct SizeFairness {
  std::string size;
  int participants = 0;
  double meetings_mean = 0;
  int meetings_least = 0;
  int below_minimum = 0;
};
BOOST_DESCRIBE_STRUCT(SizeFairness, (), (size, participants, meetings_mean, meetings_least, below_minimum))

std::vector<SizeFairness> fairness_by_size(const EventBook& book, const meetings::Event& event,
                                           const meetings::Plan& plan);

/// Plans the meetings of an event.
struct ScheduleMeetings {
  static constexpr About about{
      .name = "schedule-meetings",
      .method = Method::post,
      .path = "/schedule-meetings",
      .role = Role::facilitator,
      .summary = "Plans the meetings of an event: who meets whom, when and where, and how far from the best possible.",
      .example = "event.json --output json > plan.json",
      .method_page = "schedule_meetings"};

  struct Request {
    InputFile event;
    std::int64_t steps = 3'000'000;
    std::uint64_t seed = 2021;
    std::optional<double> seconds;
    double fairness_tolerance = 0;

    static constexpr std::array<Field, 5> fields{{
        {"event", "The event: event.json, a .dzn instance or B2BX; - is standard input.", Need::required},
        {"steps", "How many steps the search may take; the same steps and seed give the same plan.", Need::optional, 1,
         1e12},
        {"seed", "Where its random numbers start.", Need::optional, 0, 1e18},
        {"seconds", "Stops the search by the clock instead; the plan then depends on the machine.", Need::optional,
         0.01, 86400},
        {"fairness_tolerance", "Which share of the value fairness may give up for those who are worst served.",
         Need::optional, 0, 1},
    }};
  };

  struct Reply : ReplyHead, PlanHead {
    PlanFigures figures;
    std::int64_t bound = 0;
    double gap = 0;
    std::string bound_is;
    std::string ended;
    std::vector<PlannedMeeting> meetings;
    std::vector<UnmetRequest> unmet;
    std::vector<SizeFairness> fairness;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ScheduleMeetings::Request, (), (event, steps, seed, seconds, fairness_tolerance))
BOOST_DESCRIBE_STRUCT(ScheduleMeetings::Reply, (ReplyHead, PlanHead),
                      (figures, bound, gap, bound_is, ended, meetings, unmet, fairness))

}  // namespace zubia::operations
