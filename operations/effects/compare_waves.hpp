#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/effects/verdicts.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// What the same organisations answered in two waves of a study: an earlier version of the questionnaire, or another
/// one. Organisations are told apart by one key, or by pseudonyms that the server alone can join; nobody sees which is
/// which. For those who see the answers themselves.
///
/// Holm's adjustment is made within the families and within the questions of each block.
///
/// Refused: as `study-effects`; `answers-withheld`, since those who answered twice may be one; `no-earlier-wave`,
/// `answers-not-linked` (a wave is anonymous), `no-pseudonym-key` (two questionnaires, one of them confidential, from a
/// terminal), `no-common-respondents`.
struct CompareWaves {
  static constexpr About about{.name = "compare-waves",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/waves",
                               .role = Role::researcher,
                               .summary = "What the same organisations answer now and answered in an earlier wave.",
                               .example = "naen.zubia --questionnaire cross-border-cooperation",
                               .method_page = "signed_rank"};

  struct Request : TestInput {
    std::string questionnaire;
    std::string earlier;

    static constexpr auto fields = joined(
        std::array<Field, 2>{{
            {"questionnaire", "The later wave, by its name.", Need::required},
            {"earlier", "The questionnaire of the earlier wave; without it, the version that was published before."},
        }},
        TestInput::test_fields);
  };

  /// One question, or one family of barriers. `first` is the later answer, `second` the earlier one.
  struct Row : PairTest {
    std::string block;
    std::string family;   ///< of barriers; the row is of the whole family where `first` is empty
    double earlier_mean;  ///< of those who answered in both waves
    double later_mean;
    double detectable;  ///< the effect among all possible members that would be found in four of five such studies
    Verdict verdict;
  };

  struct Reply : ReplyHead {
    std::string questionnaire;
    std::int64_t version = 0;
    std::string earlier;
    std::int64_t earlier_version = 0;
    std::int64_t both = 0;  ///< organisations that answered in both waves
    std::int64_t only_earlier = 0;
    std::int64_t only_later = 0;
    std::vector<Row> tests;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(CompareWaves::Request, (TestInput), (questionnaire, earlier))
BOOST_DESCRIBE_STRUCT(CompareWaves::Row, (PairTest), (block, family, earlier_mean, later_mean, detectable, verdict))
BOOST_DESCRIBE_STRUCT(CompareWaves::Reply, (ReplyHead),
                      (questionnaire, version, earlier, earlier_version, both, only_earlier, only_later, tests))

}  // namespace zubia::operations
