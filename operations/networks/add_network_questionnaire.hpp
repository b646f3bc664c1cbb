#pragma once

#include <array>
#include <cstdint>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Makes a questionnaire that asks the members of a cluster whom of the others they know, exchange information with, do
/// projects with and trade with. It is a draft until it is published; asked again under another name, it is a wave.
///
/// Refused: `unknown-cluster` with the nearest name, `too-few-members`, and a name or day that is none.
struct AddNetworkQuestionnaire {
  static constexpr About about{.name = "add-network-questionnaire",
                               .method = Method::post,
                               .path = "/clusters/{cluster}/network-questionnaire",
                               .role = Role::facilitator,
                               .summary = "Makes a questionnaire on who works with whom in a cluster.",
                               .example = "naen.zubia --cluster innovmedica"};

  struct Request {
    std::string cluster;
    std::string name;
    std::string day;

    static constexpr std::array<Field, 3> fields{{
        {"cluster", "Whose members are asked.", Need::required},
        {"name", "Of the questionnaire; network-innovmedica-2027, with the year of the day, without it."},
        {"day", "Who is a member on that day: 2027-05-31; today without it."},
    }};
  };

  struct Reply {
    std::string questionnaire;
    std::int64_t version = 0;
    std::string hash;
    std::int64_t members = 0;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(AddNetworkQuestionnaire::Request, (), (cluster, name, day))
BOOST_DESCRIBE_STRUCT(AddNetworkQuestionnaire::Reply, (), (questionnaire, version, hash, members))

}  // namespace zubia::operations
