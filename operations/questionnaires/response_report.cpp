#include "operations/questionnaires/response_report.hpp"

#include <algorithm>

#include "engine/base/absence.hpp"
#include "engine/diagnosis/advice.hpp"
#include "operations/disclosure/directory_attributes.hpp"
#include "operations/disclosure/publishable_questions.hpp"
#include "operations/disclosure/released_figures.hpp"
#include "operations/erase.hpp"
#include "operations/questionnaires/advice_desk.hpp"
#include "operations/questionnaires/questionnaire_desk.hpp"
#include "operations/questionnaires/register_entry.hpp"
#include "storage/organisation_store.hpp"
#include "storage/publication_store.hpp"

namespace zubia::operations {

namespace {

using diagnosis::DimensionScore;
using diagnosis::PublishedClass;

/// What a release says of the scores of a dimension in one cell by one statistic, withheld or not.
std::vector<ReleasedFigure> figures_in(const ReleaseDocument& release, const std::string& dimension,
                                       const char* statistic, const std::vector<std::string>& by,
                                       const std::vector<std::string>& cell) {
  std::vector<ReleasedFigure> found;
  std::ranges::copy_if(release.figures, std::back_inserter(found), [&](const ReleasedFigure& one) {
    return one.question == dimension_prefix + dimension && one.statistic == statistic && one.by == by &&
           one.cell == cell;
  });
  return found;
}

/// The shares of the steps, of which those that no score can be in have no figure. None where they are withheld, which
/// all are together, or where the plan shows other steps.
std::vector<double> shares_of(const std::vector<ReleasedFigure>& figures, const std::vector<ScoreStep>& steps) {
  if (figures.empty()) return {};
  std::vector<double> shares(steps.size(), 0);
  for (const ReleasedFigure& figure : figures) {
    const auto step = std::ranges::find(steps, figure.category, &ScoreStep::name);
    if (step == steps.end() || !figure.value) return {};
    shares[static_cast<std::size_t>(step - steps.begin())] = *figure.value;
  }
  return shares;
}

/// What a release shows of the scores of each dimension in a cell.
PublishedClass class_in(const ReleaseDocument& release, const std::vector<questionnaires::Dimension>& dimensions,
                        const std::string& name, const std::vector<std::string>& by,
                        const std::vector<std::string>& cell) {
  PublishedClass made{name, {}};
  for (const questionnaires::Dimension& dimension : dimensions) {
    const auto mean = figures_in(release, dimension.name, "mean", by, cell);
    const auto steps = score_steps(dimension);
    diagnosis::PublishedScores scores{
        .mean = mean.empty() ? undefined : mean.front().value.value_or(undefined),
        .from = {},
        .shares = shares_of(figures_in(release, dimension.name, "distribution", by, cell), steps)};
    for (const ScoreStep& step : steps) scores.from.push_back(step.from);
    made.dimensions.push_back(std::move(scores));
  }
  return made;
}

/// What the latest release shows of those of the same size, as the directory knows it, and of all. Nothing of answers
/// comes from elsewhere.
Result<std::vector<PublishedClass>> published_classes(const Respondent& respondent, storage::ProgrammeStore& programme,
                                                      const Work& work) {
  const auto latest =
      storage::PublicationStore(programme).latest_release(respondent.version.questionnaire, respondent.version.number);
  if (!latest) return refuse(latest.error());
  if (!*latest) return std::vector<PublishedClass>();
  const auto release = read_release((*latest)->document);
  if (!release) return refuse(release.error());
  const auto& dimensions = respondent.instrument->draft().dimensions;
  std::vector<PublishedClass> classes;
  if (!respondent.keeps_nothing()) {
    const auto known = DirectoryAttributes::of(programme, work);
    if (!known) return refuse(known.error());
    const std::string size = known->category(respondent.invitation.organisation, "size_class");
    if (size != other_category) classes.push_back(class_in(*release, dimensions, "size_class", {"size_class"}, {size}));
  }
  classes.push_back(class_in(*release, dimensions, "all", {}, {}));
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
  const auto classes = published_classes(*respondent, programme, work);
  if (!classes) return refuse(classes.error());
  const auto gaps = diagnosis::diagnose(scores, *classes);

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
    const auto gap = std::ranges::find(gaps, dimension.name, &diagnosis::DimensionGap::dimension);
    row.average = gap->average;
    row.target = gap->target;
    row.priority = gap->priority;
    if (gap->comparison && reply.compared_with != "all") reply.compared_with = (*classes)[*gap->comparison].name;
    reply.dimensions.push_back(std::move(row));
  }
  if (auto done = add_offers(*respondent, gaps, programme, today, reply); !done) return refuse(done.error());
  return reply;
}

template AnyOperation erase<ResponseReport>();

}  // namespace zubia::operations
