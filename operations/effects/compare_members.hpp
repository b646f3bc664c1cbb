#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "operations/effects/verdicts.hpp"
#include "operations/statistics/group_tests.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

struct AnswersOfStudy;
struct MemberGroups;

/// What tells the members of a study apart. `small` joins micro and small organisations, and medium and large ones, as
/// the lesson on small business does.
enum class Breakdown { size, small, cluster, territory, kind };
BOOST_DESCRIBE_ENUM(Breakdown, size, small, cluster, territory, kind)

/// For whom barriers weigh and the cluster changed what: tests between groups of members, and between what they say of
/// before and of now. For those who see the answers themselves.
///
/// Holm's adjustment is made within each set of questions: the four families of importance, its items, the families of
/// effect, its items, the types of innovation; and the pairs. `significant_from` and `detectable` are at the level of
/// the first of Holm's steps, so that whatever reaches `significant_from` is found.
///
/// Refused: as `study-effects`; `answers-withheld`, since a group may be of one; `group-not-asked` where the
/// questionnaire does not ask what tells the groups apart.
struct CompareMembers {
  static constexpr About about{.name = "compare-members",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/comparison",
                               .role = Role::researcher,
                               .summary =
                                   "Whether members of another size, cluster, territory or kind answer "
                                   "differently, and what could be seen at all.",
                               .example = "naen.zubia --questionnaire cross-border-cooperation --by cluster",
                               .method_page = "minimum_detectable_effect"};

  struct Request : TestInput {
    std::string questionnaire;
    Breakdown by = Breakdown::size;

    static constexpr auto fields = joined(
        std::array<Field, 2>{{
            {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
            {"by", "What tells members apart, as they answered: small is micro and small against medium and large."},
        }},
        TestInput::test_fields);
  };

  /// One question or family, all groups.
  struct Row : GroupTest {
    std::string block;   ///< `importance`, `effect`, `change`
    std::string family;  ///< of barriers; the row is of the whole family where `item` is empty
    double detectable;   ///< the effect among all possible members that would be found in four of five such studies
    Verdict verdict;
  };

  /// One question or family of one group.
  struct GroupRow {
    std::string block;
    std::string item;
    std::string family;
    std::string group;
    std::int64_t members;
    std::int64_t answers;
    std::optional<std::int64_t> dont_know;       ///< of a question; none of a family
    std::optional<std::int64_t> not_applicable;  ///< likewise
    double median;
    double mean;
    double delta;  ///< against all others who tell their group: above 0 where this one is higher
    double low;    ///< of the 95 % interval
    double high;
  };

  struct GroupName {
    std::string group;
    std::string label;
    std::int64_t members;
  };

  /// What the cluster changed, against how much innovating together mattered before.
  struct PairRow : PairTest {
    double detectable;
    Verdict verdict;
  };

  struct Reply : ReplyHead {
    std::string questionnaire;
    std::int64_t version;
    std::int64_t respondents;
    std::int64_t without_group;  ///< who did not tell theirs
    std::vector<GroupName> names;
    std::vector<Row> tests;
    std::vector<GroupRow> groups;
    std::vector<PairRow> pairs;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(CompareMembers::Request, (TestInput), (questionnaire, by))
BOOST_DESCRIBE_STRUCT(CompareMembers::Row, (GroupTest), (block, family, detectable, verdict))
BOOST_DESCRIBE_STRUCT(CompareMembers::GroupRow, (),
                      (block, item, family, group, members, answers, dont_know, not_applicable, median, mean, delta,
                       low, high))
BOOST_DESCRIBE_STRUCT(CompareMembers::GroupName, (), (group, label, members))
BOOST_DESCRIBE_STRUCT(CompareMembers::PairRow, (PairTest), (detectable, verdict))
BOOST_DESCRIBE_STRUCT(CompareMembers::Reply, (ReplyHead),
                      (questionnaire, version, respondents, without_group, names, tests, groups, pairs))

/// Members by what tells them apart; without names where that is not asked.
MemberGroups groups_by(Breakdown by, const AnswersOfStudy& answers);

/// How groups that have names answer, without the name and version of the questionnaire. Refused: `no-respondents`, and
/// as the engine refuses.
Result<CompareMembers::Reply> comparison_reply(const AnswersOfStudy& answers, const MemberGroups& groups,
                                               const TestInput& input, const Work& work);

}  // namespace zubia::operations
