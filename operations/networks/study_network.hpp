#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/networks/network_figures.hpp"
#include "operations/networks/network_input.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// What divides the members of a network.
enum class NetworkGroups { country, territory, kind, size };
BOOST_DESCRIBE_ENUM(NetworkGroups, country, territory, kind, size)

/// The network that the answers of a cluster's members tell of, in waves: a questionnaire for each. Organisations are
/// those of the directory; who was merged with another counts as that one.
///
/// Refused: `unknown-questionnaire`, `not-published`, `no-relations` (it asks nobody whom of the members they are tied
/// with), `unknown-relation`, `answers-not-named`, `no-respondents`, `unknown-node`, `too-few-common-nodes`.
struct StudyNetwork {
  static constexpr About about{.name = "study-network",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/network",
                               .role = Role::researcher,
                               .summary = "Who works with whom in a cluster, across borders, and what has changed.",
                               .example = "naen.zubia --questionnaire network-innovmedica-2027 --without Zubigune",
                               .method_page = "ei_index"};

  struct Request {
    std::string questionnaire;
    std::vector<std::string> earlier;
    std::string relation;
    NetworkGroups groups = NetworkGroups::country;
    OneSided one_sided = OneSided::kept;
    std::vector<std::string> without;
    std::uint32_t permutations = 10000;
    std::uint64_t seed = 2021;
    NetworkFormat format = NetworkFormat::edges;

    static constexpr std::array<Field, 9> fields{{
        {"questionnaire", "The wave to measure.", Need::required},
        {"earlier", "The questionnaires of earlier waves, the first one first."},
        {"relation", "The question whose ties count: knows, exchanges, projects or contracts; the first without it."},
        {"groups", "What divides the members."},
        {"one_sided", "Whether a tie counts that only one of the two has named."},
        {"without", "A member to take out, by name, to see what falls apart: the cluster organisation, say."},
        {"permutations", "How many random permutations judge a figure, where all of them are too many.", Need::optional,
         100, 1000000},
        {"seed", "Where the random permutations start; the same seed gives the same figures."},
        {"format", "Also writes the network with its measures as GraphML or GEXF, for Gephi and its like."},
    }};
  };

  struct RelationRow {
    std::string relation;
    std::string label;
  };
  struct MemberRow {
    std::string node;          ///< its name in the network
    std::string organisation;  ///< its id in the directory
    bool has_answered;         ///< in the wave that is measured
  };

  struct Reply : NetworkFigures {
    std::string questionnaire;
    std::string relation;
    std::string label;  ///< the question, in the language of the asker
    std::int64_t asked = 0;
    std::int64_t answered = 0;
    std::vector<RelationRow> relations;  ///< that the questionnaire asks of
    std::vector<MemberRow> members;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(StudyNetwork::Request, (),
                      (questionnaire, earlier, relation, groups, one_sided, without, permutations, seed, format))
BOOST_DESCRIBE_STRUCT(StudyNetwork::RelationRow, (), (relation, label))
BOOST_DESCRIBE_STRUCT(StudyNetwork::MemberRow, (), (node, organisation, has_answered))
BOOST_DESCRIBE_STRUCT(StudyNetwork::Reply, (NetworkFigures),
                      (questionnaire, relation, label, asked, answered, relations, members))

}  // namespace zubia::operations
