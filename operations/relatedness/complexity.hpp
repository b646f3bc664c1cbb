#pragma once

#include "operations/operation.hpp"
#include "operations/table_input.hpp"

namespace zubia::operations {

/// The standard deviation that complexity is divided by.
enum class Deviation { population, sample };
BOOST_DESCRIBE_ENUM(Deviation, population, sample)

/// Economic complexity and fitness of territories and activities.
struct EconomicComplexity {
  static constexpr About about{.name = "complexity",
                               .method = Method::post,
                               .path = "/complexity",
                               .role = Role::anybody,
                               .summary = "Economic complexity (ECI, PCI) and fitness of territories and activities.",
                               .example = "employment.csv --output csv",
                               .method_page = "complexity"};

  struct Request : TableInput {
    double presence_threshold = 1.0;
    Deviation deviation = Deviation::population;
    std::uint32_t interval_samples = 0;
    std::uint64_t seed = 2021;

    static constexpr auto fields = with_table_fields<4>({{
        {"presence_threshold", "A territory has an activity where the location quotient reaches this.", Need::optional,
         0, 1e9},
        {"deviation", "The standard deviation of the scores: population (the Atlas) or sample (the R packages)."},
        {"interval_samples", "Bootstrap samples for 95 % intervals of the ranks; 0 leaves them out.", Need::optional, 0,
         100000},
        {"seed", "Where the randomness of the intervals comes from."},
    }});
  };

  /// A territory, or an activity: the other key is empty, and so are the figures of the other kind.
  struct Row {
    std::string territory;
    std::string activity;
    std::optional<std::uint64_t> diversity;
    std::optional<std::uint64_t> ubiquity;
    double eci;
    double pci;
    double fitness;
    double activity_complexity;  ///< Q of Tacchella et al. (2012)
    double complexity_outlook;
    double eci_rank;
    double eci_rank_low;
    double eci_rank_high;
  };

  struct Reply : ReplyHead {
    std::string period;
    double second_eigenvalue;
    double spectral_gap;
    std::uint64_t components;
    std::uint64_t fitness_steps;
    bool fitness_is_stable;
    std::vector<Row> complexity;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(EconomicComplexity::Request, (TableInput),
                      (presence_threshold, deviation, interval_samples, seed))
BOOST_DESCRIBE_STRUCT(EconomicComplexity::Row, (),
                      (territory, activity, diversity, ubiquity, eci, pci, fitness, activity_complexity,
                       complexity_outlook, eci_rank, eci_rank_low, eci_rank_high))
BOOST_DESCRIBE_STRUCT(EconomicComplexity::Reply, (ReplyHead),
                      (period, second_eigenvalue, spectral_gap, components, fitness_steps, fitness_is_stable,
                       complexity))

}  // namespace zubia::operations
