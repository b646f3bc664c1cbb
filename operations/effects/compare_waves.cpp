#include "operations/effects/compare_waves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "engine/statistics/response_weights.hpp"
#include "operations/effects/asked_together.hpp"
#include "operations/effects/study_names.hpp"
#include "operations/effects/study_of_answers.hpp"
#include "operations/erase.hpp"
#include "operations/organisations/pair_decisions.hpp"
#include "operations/questionnaires/respondent.hpp"
#include "operations/questionnaires/sent_answers.hpp"
#include "operations/reflection.hpp"
#include "storage/programme_store.hpp"
#include "storage/questionnaire_store.hpp"

namespace zubia::operations {
namespace {

using effects::Block;
using Reply = CompareWaves::Reply;

struct Wave {
  QuestionnaireVersion version;
  AnswersOfStudy answers;
  std::map<std::string, std::size_t> member_of = {};  ///< by what names the organisation in both waves
};

/// The version of the earlier wave.
Result<QuestionnaireVersion> earlier_version(storage::ProgrammeStore& programme, const QuestionnaireVersion& later,
                                             const std::string& earlier) {
  if (!earlier.empty() && earlier != later.name) return published_version(programme, earlier);
  storage::QuestionnaireStore store(programme);
  for (int number = later.number - 1; number > 0; --number) {
    const auto version = store.version(later.questionnaire, number);
    if (!version) return refuse(version.error());
    if (*version && (*version)->published_at) return **version;
  }
  return refuse({"no-earlier-wave",
                 later.name + " has no earlier version that was published.",
                 {.field = "earlier"},
                 "Name the questionnaire of the earlier wave."});
}

/// What is wrong with the earlier wave was asked for by another field.
Problem of_earlier(Problem problem) {
  if (problem.where.field == "questionnaire") problem.where.field = "earlier";
  return problem;
}

Result<Wave> read_wave(QuestionnaireVersion version, storage::ProgrammeStore& programme, const Work& work) {
  if (version.mode == "anonymous")
    return refuse(
        {"answers-not-linked",
         fmt::format("The answers to version {} of {} are anonymous: nothing joins them with those of another wave.",
                     version.number, version.name),
         {.field = "questionnaire"},
         "Compare the waves as two groups: export both, and use compare-groups."});
  if (auto may = check_answers_may_be_seen(version.mode, work); !may) return refuse(may.error());
  const auto instrument = stored_instrument(version);
  if (!instrument) return refuse(instrument.error());
  auto answers = study_of_answers(version, *instrument, programme, work);
  if (!answers) return refuse(answers.error());
  return Wave{std::move(version), *std::move(answers)};
}

/// What each respondent of a wave is called in both: itself where the waves share their pseudonyms, else the
/// organisation, which the key alone leads to. Only the joined answers leave this source.
Result<void> name_members(Wave& wave, bool shares_pseudonyms, storage::ProgrammeStore& programme, const Work& work) {
  std::map<std::string, std::string> organisation_of;
  const auto decisions = programme.decisions();
  if (!decisions) return refuse(decisions.error());
  const PairDecisions pairs(*decisions);
  if (wave.version.mode == "confidential" && !shares_pseudonyms) {
    if (work.pseudonym_key.empty())
      return refuse({"no-pseudonym-key",
                     "Confidential answers to two questionnaires are joined by the server only, which has the key.",
                     {.field = "earlier"},
                     "Ask the server, or compare two versions of one questionnaire."});
    const auto invitations =
        storage::QuestionnaireStore(programme).invitations(wave.version.questionnaire, wave.version.number);
    if (!invitations) return refuse(invitations.error());
    for (const QuestionnaireInvitation& one : *invitations)
      organisation_of[answer_pseudonym(work.pseudonym_key, wave.version.questionnaire, one.organisation)] =
          pairs.current(one.organisation);
  }
  for (std::size_t member = 0; member < wave.answers.respondents.size(); ++member) {
    const std::string& respondent = wave.answers.respondents[member];
    const auto known = organisation_of.find(respondent);
    std::string name = respondent;
    if (known != organisation_of.end())
      name = known->second;
    else if (wave.version.mode == "named")
      name = pairs.current(respondent);
    // Two who merged after both had answered are one organisation: the first in the order of random ids counts.
    wave.member_of.emplace(std::move(name), member);
  }
  return {};
}

/// Members of both waves: their places in the later and in the earlier one.
std::vector<std::pair<std::size_t, std::size_t>> common_members(const Wave& later, const Wave& earlier) {
  std::vector<std::pair<std::size_t, std::size_t>> both;
  for (const auto& [name, member] : later.member_of)
    if (const auto found = earlier.member_of.find(name); found != earlier.member_of.end())
      both.emplace_back(member, found->second);
  return both;
}

/// Whether the questionnaire of a wave asks: what it does not ask is relevant to nobody.
bool asks(const AnswersOfStudy& answers, const Asked& asked) {
  if (!asked.question) return true;
  return std::ranges::any_of(answers.states, [&](const std::vector<questionnaires::CellState>& states) {
    return states[*asked.question] != questionnaires::CellState::not_relevant;
  });
}

std::string shown_name(const Asked& asked) {
  const std::string block = choice_name(asked.block);
  return asked.item.empty() ? block : block + " " + asked.item;
}

/// The means of those who answered in both waves.
std::pair<double, double> means_of(const PairedItems& items) {
  std::vector<double> first;
  std::vector<double> second;
  for (std::size_t pair = 0; pair < items.first.size(); ++pair) {
    if (!is_defined(items.first[pair]) || !is_defined(items.second[pair])) continue;
    first.push_back(items.first[pair]);
    second.push_back(items.second[pair]);
  }
  const std::vector<double> weights(first.size(), 1.0);
  return {weighted_mean(first, weights), weighted_mean(second, weights)};
}

class WaveTests {
 public:
  WaveTests(const Wave& later, const Wave& earlier, const TestInput& input, const Work& work)
      : later_(later), earlier_(earlier), both_(common_members(later, earlier)), input_(input), work_(work) {}

  std::size_t both() const { return both_.size(); }

  /// Tests what both waves ask of these questions; the names of others are kept.
  Result<void> test(const AskedTogether& now, const AskedTogether& then, Reply& reply) {
    std::vector<std::size_t> common;
    for (std::size_t place = 0; place < now.size(); ++place) {
      const bool is_asked_now = asks(later_.answers, now[place]);
      if (is_asked_now && asks(earlier_.answers, then[place]))
        common.push_back(place);
      else if (is_asked_now != asks(earlier_.answers, then[place]))
        of_one_wave_.push_back(shown_name(now[place]));
    }
    const RankTestOptions options = at_first_step(input_, std::max<std::size_t>(common.size(), 1));
    std::vector<CompareWaves::Row> rows;
    for (const std::size_t place : common) {
      if (work_.progress.cancelled()) return refuse(Progress::cancellation());
      PairedItems items{.first_name = now[place].item, .second_name = then[place].item};
      for (const auto& [later, earlier] : both_) {
        items.first.push_back(now[place].answers[later]);
        items.second.push_back(then[place].answers[earlier]);
      }
      auto tested = test_pair(items, ZeroDifferences::dropped, options, work_.parallelism);
      if (!tested) return refuse(tested.error());
      const auto [later_mean, earlier_mean] = means_of(items);
      const double detectable = detectable_in_pairs(*tested, options);
      rows.push_back({*std::move(tested), choice_name(now[place].block), now[place].family, earlier_mean, later_mean,
                      detectable, Verdict::cannot_detect});
    }
    judge_by_holm(rows, input_.significance);
    reply.tests.insert(reply.tests.end(), rows.begin(), rows.end());
    return {};
  }

  void say_what_one_wave_asks(Reply& reply) const {
    if (!of_one_wave_.empty())
      reply.notices.push_back(
          {"items-of-one-wave",
           fmt::format("Only one of the waves asks: {}. They are not compared.", fmt::join(of_one_wave_, ", "))});
  }

 private:
  const Wave& later_;
  const Wave& earlier_;
  std::vector<std::pair<std::size_t, std::size_t>> both_;
  const TestInput& input_;
  const Work& work_;
  std::vector<std::string> of_one_wave_;
};

std::int64_t whole(std::size_t count) { return static_cast<std::int64_t>(count); }

}  // namespace

Result<Reply> CompareWaves::operator()(const Request& request, storage::ProgrammeStore& programme,
                                       const Work& work) const {
  auto version = published_version(programme, request.questionnaire);
  if (!version) return refuse(version.error());
  auto before = earlier_version(programme, *version, request.earlier);
  if (!before) return refuse(of_earlier(before.error()));
  auto later = read_wave(*std::move(version), programme, work);
  if (!later) return refuse(later.error());
  auto earlier = read_wave(*std::move(before), programme, work);
  if (!earlier) return refuse(of_earlier(earlier.error()));
  const bool shares_pseudonyms =
      later->version.questionnaire == earlier->version.questionnaire && later->version.mode == earlier->version.mode;
  for (Wave* wave : {&*later, &*earlier})
    if (auto named = name_members(*wave, shares_pseudonyms, programme, work); !named) return refuse(named.error());
  WaveTests tests(*later, *earlier, request, work);
  if (tests.both() == 0)
    return refuse({"no-common-respondents",
                   "No organisation has answered in both waves yet.",
                   {.field = "earlier"},
                   "Wait for answers, or name another wave."});
  Reply reply;
  reply.questionnaire = later->version.name;
  reply.version = later->version.number;
  reply.earlier = earlier->version.name;
  reply.earlier_version = earlier->version.number;
  reply.both = whole(tests.both());
  reply.only_later = whole(later->member_of.size()) - reply.both;
  reply.only_earlier = whole(earlier->member_of.size()) - reply.both;
  const auto& now = later->answers.study;
  const auto& then = earlier->answers.study;
  for (const Block block : {Block::importance, Block::effect})
    if (auto tested = tests.test(families_of(block, now), families_of(block, then), reply); !tested)
      return refuse(tested.error());
  for (const Block block : {Block::importance, Block::effect, Block::change, Block::networking})
    if (auto tested = tests.test(questions_of(block, now), questions_of(block, then), reply); !tested)
      return refuse(tested.error());
  tests.say_what_one_wave_asks(reply);
  reply.conventions.push_back({"effect", "as members perceive it; nobody outside the cluster is compared"});
  reply.conventions.push_back({"compared", "the organisations that answered in both waves; above 0 where more now"});
  reply.conventions.push_back({"adjustment of p", "holm, within the families and within the items of each block"});
  reply.conventions.push_back({"significance", fmt::format("{:g}", request.significance)});
  reply.conventions.push_back({"seed", std::to_string(request.seed)});
  return reply;
}

template AnyOperation erase<CompareWaves>();

}  // namespace zubia::operations
