#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

/// What the members of a cross-border cluster say of its barriers, of what it has changed, and of their innovation:
/// perceived effects, told after the fact, without a control group.
namespace zubia::effects {

/// The families of barriers of the cross-border cooperation questionnaire; each joins proximities after Boschma (2005)
/// and Makkonen & Williams (2018).
enum class BarrierFamily { institutional, geographical, technological, organisational };
constexpr std::size_t family_count = 4;

struct BarrierItem {
  std::string_view name;  ///< as the questionnaire has it after `imp_` and `eff_`
  BarrierFamily family;
};

constexpr std::size_t barrier_count = 14;
constexpr std::array<BarrierItem, barrier_count> barrier_items{{
    {"laws", BarrierFamily::institutional},
    {"authorities", BarrierFamily::institutional},
    {"support", BarrierFamily::institutional},
    {"language", BarrierFamily::institutional},
    {"business_culture", BarrierFamily::institutional},
    {"norms", BarrierFamily::institutional},
    {"travel_time", BarrierFamily::geographical},
    {"travel_cost", BarrierFamily::geographical},
    {"technology_level", BarrierFamily::technological},
    {"knowledge", BarrierFamily::technological},
    {"technical_language", BarrierFamily::technological},
    {"autonomy", BarrierFamily::organisational},
    {"ways_of_working", BarrierFamily::organisational},
    {"trust", BarrierFamily::organisational},
}};

/// The place of an item among `barrier_items`; their count where it is none.
std::size_t barrier_named(std::string_view name);

/// The types of innovation of the questionnaire. In the Oslo Manual (2018), a product or a service is a product
/// innovation; the other three are business process innovations.
constexpr std::size_t innovation_count = 5;
constexpr std::array<std::string_view, innovation_count> innovation_types{"product", "service", "organisation",
                                                                          "business_model", "marketing"};
constexpr std::size_t product_type = 0;
constexpr std::size_t service_type = 1;

constexpr double lowest_answer = 1;
constexpr double highest_answer = 5;

/// One who answered: whole numbers from 1 to 5, NaN for no answer, don't know and not applicable.
struct Member {
  std::array<double, barrier_count> importance = {};  ///< of each barrier
  std::array<double, barrier_count> effect = {};      ///< of the cluster on it
  std::array<double, innovation_count> before = {};   ///< innovation of each type before joining
  std::array<double, innovation_count> motive = {};   ///< that it was a reason to join
  std::array<double, innovation_count> change = {};   ///< effect of the cluster on it
  double collaboration_before = 0;                    ///< how much innovating together across the border mattered
  double networking = 0;                              ///< how much it values networking in the cluster
  int cluster = -1;                                   ///< among those of the study; −1: not told
  int is_small = -1;                                  ///< 1: micro or small, 0: medium or large; −1: not told

  Member();  ///< without any answer
};

struct CooperationStudy {
  std::vector<std::string> clusters = {};
  std::vector<Member> members = {};
};

/// Refused: nobody (`no-respondents`), an answer that is none of 1 to 5 (`out-of-scale`, with the member), a cluster
/// that the study does not have (`unknown-cluster`).
Result<void> check_study(const CooperationStudy& study);

/// The mean of the answers to the items of a family, where at least half of them are there; else NaN.
double family_score(const std::array<double, barrier_count>& answers, BarrierFamily family);

}  // namespace zubia::effects
