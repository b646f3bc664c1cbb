#include "operations/questionnaires/response_report.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/diagnosis/advice.hpp"
#include "operations/erase.hpp"
#include "operations/questionnaires/advice_desk.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/register_entry.hpp"
#include "operations/questionnaires/sent_answers.hpp"
#include "storage/organisation_store.hpp"

namespace zubia::operations {

namespace {

using diagnosis::ComparisonClass;
using diagnosis::DimensionScore;

constexpr std::size_t members_min = 10;
constexpr double rounding = 5;

/// The scores of one response that was sent, and the size class that it gives itself.
struct Scored {
  std::vector<double> scores;
  questionnaires::Answer size_class;
};

questionnaires::Answer size_class_in(const questionnaires::Evaluation& evaluation) {
  const auto found = evaluation.cells.find({"size_class", {}});
  return found == evaluation.cells.end() ? questionnaires::Answer() : found->second.answer;
}

Result<std::vector<Scored>> scores_of_others(const Respondent& respondent, storage::ProgrammeStore& programme,
                                             const std::string& today) {
  const auto all =
      storage::ResponseStore(programme).responses(respondent.version.questionnaire, respondent.version.number);
  if (!all) return refuse(all.error());
  std::vector<Scored> others;
  Respondent other = respondent;
  for (const storage::StoredResponse& one : *all) {
    if (!counts(one.response, respondent.instrument->draft().purpose) ||
        (respondent.stored && one.response.id == respondent.stored->response.id))
      continue;
    other.stored = one;
    const auto taken = take_answers(other, OrderedJson::object(), today);
    if (!taken) return refuse(taken.error());
    Scored scored{{}, size_class_in(taken->evaluation)};
    for (const DimensionScore& score : diagnosis::dimension_scores(*respondent.instrument, taken->evaluation))
      scored.scores.push_back(score.score);
    others.push_back(std::move(scored));
  }
  return others;
}

std::vector<ComparisonClass> classes_of(const std::vector<Scored>& others, const questionnaires::Answer& size_class) {
  std::vector<ComparisonClass> classes = {{"size_class", {}}, {"all", {}}};
  const bool is_known = !std::holds_alternative<std::monostate>(size_class);
  for (const Scored& one : others) {
    if (is_known && one.size_class == size_class) classes[0].scores.push_back(one.scores);
    classes[1].scores.push_back(one.scores);
  }
  return classes;
}

/// Where the respondent is; nothing where it is anonymous, since a report near somebody says where that is.
Result<std::string> seat_of(const Respondent& respondent, storage::ProgrammeStore& programme) {
  if (respondent.keeps_nothing()) return std::string();
  const auto found = storage::OrganisationStore(programme).find(respondent.invitation.organisation);
  if (!found) return refuse(found.error());
  return *found ? register_entry(**found).territory : std::string();
}

/// Names, for each dimension with a gap, the offers that help with it.
Result<void> add_offers(const Respondent& respondent, const std::vector<diagnosis::DimensionGap>& gaps,
                        storage::ProgrammeStore& programme, const std::string& today, ResponseReport::Reply& reply) {
  const auto listed = listed_offers(programme, respondent.version.name, respondent.answering.language, today);
  if (!listed) return refuse(listed.error());
  const auto seat = seat_of(respondent, programme);
  if (!seat) return refuse(seat.error());
  std::vector<diagnosis::HelpingOffer> offers;
  for (const ListedOffer& one : *listed)
    if (one.state == "published")
      offers.push_back({one.offer.dimension, one.offer.organisation, one.offer.offer, one.territory});
  const auto& dimensions = respondent.instrument->draft().dimensions;
  std::vector<int> bands;
  bands.reserve(gaps.size());
  for (const auto& gap : gaps)
    bands.push_back(
        static_cast<int>(std::ranges::find(dimensions, gap.dimension, &questionnaires::Dimension::name)->bands.size()));
  for (const auto& advice : diagnosis::advise(gaps, bands, offers, respondent.invitation.organisation, *seat)) {
    std::ranges::find(reply.dimensions, advice.dimension, &ResponseReport::DimensionRow::dimension)->is_gap = true;
    for (const auto& chosen : advice.offers) {
      const OfferForDimension wanted{respondent.version.name, chosen.dimension, chosen.organisation, chosen.offer};
      const ListedOffer& one = *std::ranges::find(*listed, wanted, &ListedOffer::offer);
      reply.offers.push_back({advice.dimension, one.organisation, one.title, one.text, one.territory, one.website});
    }
  }
  return {};
}

}  // namespace

Result<ResponseReport::Reply> ResponseReport::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                         const Work& work) const {
  const auto respondent = respondent_of(programme, work, request.token, request.language);
  if (!respondent) return refuse(respondent.error());
  const auto& draft = respondent->instrument->draft();
  if (draft.dimensions.empty())
    return refuse({"no-report", "This questionnaire gives no scores, so there is no report.", {}, {}});
  const std::string today = work.now.substr(0, 10);
  const auto taken = take_answers(*respondent, request.answers.json, today);
  if (!taken) return refuse(taken.error());
  const auto scores = diagnosis::dimension_scores(*respondent->instrument, taken->evaluation);
  if (std::ranges::none_of(scores, [](const DimensionScore& score) { return score.answered > 0; }))
    return refuse({"nothing-answered", "Nothing was answered yet that could be scored.", {}, "Answer first."});
  const auto others = scores_of_others(*respondent, programme, today);
  if (!others) return refuse(others.error());
  const auto classes = classes_of(*others, size_class_in(taken->evaluation));
  const auto gaps = diagnosis::diagnose(scores, classes, {.members_min = members_min});
  if (!gaps) return refuse(gaps.error());

  const std::string& language = respondent->answering.language;
  const auto text = [&](const questionnaires::Texts& texts) { return text_in(texts, language, draft.languages); };
  Reply reply{text(draft.title), language, "nobody", {}, {}};
  for (std::size_t place = 0; place < scores.size(); ++place) {
    const DimensionScore& score = scores[place];
    const auto& dimension = draft.dimensions[place];
    DimensionRow row;
    row.dimension = dimension.name;
    row.label = text(dimension.label);
    row.score = score.score;
    row.answered = static_cast<std::int64_t>(score.answered);
    row.asked = static_cast<std::int64_t>(score.asked);
    if (score.band) {
      const auto& band = dimension.bands[static_cast<std::size_t>(*score.band)];
      row.band = text(band.label);
      row.feedback = text(band.feedback);
    }
    const auto gap = std::ranges::find(*gaps, dimension.name, &diagnosis::DimensionGap::dimension);
    const bool is_compared = gap != gaps->end() && gap->comparison.has_value();
    row.target = is_compared ? std::round(gap->target / rounding) * rounding : std::numeric_limits<double>::quiet_NaN();
    row.priority =
        is_compared ? dimension.importance * (row.target - row.score) : std::numeric_limits<double>::quiet_NaN();
    if (is_compared && reply.compared_with != "all") reply.compared_with = classes[*gap->comparison].name;
    reply.dimensions.push_back(std::move(row));
  }
  if (auto done = add_offers(*respondent, *gaps, programme, today, reply); !done) return refuse(done.error());
  return reply;
}

template AnyOperation erase<ResponseReport>();

}  // namespace zubia::operations
