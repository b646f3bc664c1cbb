#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cstdlib>
#include <map>
#include <set>
#include <sstream>

#include "engine/disclosure/populations_for_tests.hpp"
#include "engine/disclosure/primary_rules.hpp"
#include "operations/disclosure/disclosure_plan_file.hpp"
#include "operations/disclosure/released_figures.hpp"
#include "storage/fingerprint.hpp"
#include "storage/publication_store.hpp"
#include "storage/questionnaire_store.hpp"
#include "tests/surveyed_programme.hpp"

// An attacker who asks every operation in every role and format, and puts together whatever comes out.

namespace zubia::operations {
namespace {

using disclosure::Figure;
using disclosure::Harvest;
using disclosure::Respondent;
using ::testing::Contains;

const json survey = {{"questionnaire", "survey"}};

/// Roles that are shown no answers of a confidential questionnaire.
constexpr const char* kept_out[] = {"anybody", "respondent", "company", "facilitator"};

/// How many populations of each size: few in the suite, all by ZUBIA_HARVEST_POPULATIONS=200.
int populations_per_size() {
  const char* given = std::getenv("ZUBIA_HARVEST_POPULATIONS");
  return given == nullptr ? 1 : std::atoi(given);
}

/// Everything that the plan of the simulated populations shows, and by what: all tables by one or two attributes.
json full_plan_of(SurveyedProgramme& programme) {
  json fields = survey;
  fields["by"] = {"territory",         "kind",
                  "size_class",        "cluster",
                  "territory+kind",    "territory+size_class",
                  "territory+cluster", "kind+size_class",
                  "kind+cluster",      "size_class+cluster"};
  json plan = SurveyedProgramme::must(programme.ask("propose-publication-plan", fields)).at("plan");
  json questions = json::array();
  for (json& one : plan.at("questions"))
    if (one.at("name") != "people") questions.push_back(one);
  plan["questions"] = questions;
  return plan;
}

disclosure::DisclosurePlan engine_plan(const json& plan) { return *read_disclosure_plan({"plan.json", plan.dump()}); }

/// The population as the plan sees it, readiness first; the batch of each stands behind the categories.
std::vector<Respondent> as_planned(const disclosure::DisclosurePlan& plan, std::vector<Respondent> population,
                                   const std::vector<int>& batches = {}) {
  for (std::size_t number = 0; number < population.size(); ++number) {
    const std::vector<int> simulated = population[number].categories;
    const auto at = [&](std::size_t attribute) { return static_cast<std::size_t>(simulated[attribute]); };
    const std::map<std::string, std::string> known = {{"territory", SurveyedProgramme::territory_names[at(0)]},
                                                      {"kind", SurveyedProgramme::kind_names[at(1)]},
                                                      {"size_class", SurveyedProgramme::size_names[at(2)]},
                                                      {"cluster", SurveyedProgramme::cluster_names[at(3)]}};
    population[number].categories.clear();
    population[number].answers.insert(population[number].answers.begin(), SurveyedProgramme::readiness(number));
    for (const int asked : plan.asked_attributes()) {
      const auto& attribute = plan.attributes()[static_cast<std::size_t>(asked)];
      const auto found = std::ranges::find(attribute.categories, known.at(attribute.name));
      population[number].categories.push_back(static_cast<int>(found - attribute.categories.begin()));
    }
    if (!batches.empty()) population[number].categories.push_back(batches[number]);
  }
  return population;
}

/// Rows of one figure follow each other, as a distribution has one for each category.
std::vector<Figure> figures_in(const std::vector<ReleasedFigure>& rows) {
  std::vector<Figure> figures;
  for (const ReleasedFigure& row : rows) {
    if (!row.value) continue;
    const auto statistic = row.statistic == "mean" ? disclosure::Statistic::mean : disclosure::Statistic::distribution;
    const bool goes_on = !figures.empty() && !row.category.empty() && figures.back().question == row.question &&
                         figures.back().statistic == statistic && figures.back().cell == row.cell &&
                         figures.back().attributes == row.by;
    if (!goes_on)
      figures.push_back(
          {.question = row.question, .statistic = statistic, .attributes = row.by, .cell = row.cell, .is_shown = true});
    figures.back().values.push_back(*row.value);
  }
  return figures;
}

std::vector<ReleasedFigure> rows_in(const json& release) {
  std::vector<ReleasedFigure> rows;
  for (const json& one : release.at("figures")) {
    rows.push_back({one.at("question"),
                    one.at("statistic"),
                    one.at("by"),
                    one.at("cell"),
                    one.at("category"),
                    {},
                    {},
                    {},
                    one.at("mark")});
    if (one.at("value").is_number()) rows.back().value = one.at("value").get<double>();
  }
  return rows;
}

std::vector<std::string> fields_of(const std::string& line, char separator) {
  std::vector<std::string> fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, separator);) fields.push_back(field);
  return fields;
}

std::vector<ReleasedFigure> rows_in_csv(const std::string& csv) {
  std::vector<ReleasedFigure> rows;
  std::istringstream stream(csv);
  std::string line;
  std::getline(stream, line);
  while (std::getline(stream, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    auto cells = fields_of(line, ',');
    cells.resize(9);
    rows.push_back(
        {cells[0], cells[1], fields_of(cells[2], ' '), fields_of(cells[3], ' '), cells[4], {}, {}, {}, cells[8]});
    if (!cells[5].empty()) rows.back().value = std::stod(cells[5]);
  }
  return rows;
}

/// What somebody in a role gets to see of a release: everything that any format says.
std::vector<Figure> harvested(SurveyedProgramme& programme, const std::string& role, int release) {
  json fields = survey;
  fields["release"] = release;
  const auto of = [&](OutputFormat format) {
    return SurveyedProgramme::must(programme.write("show-release", fields, role, format));
  };
  const auto rows = rows_in(json::parse(of(OutputFormat::json)));
  const auto in_csv = rows_in_csv(of(OutputFormat::csv));
  EXPECT_EQ(figures_in(in_csv), figures_in(rows)) << "no format says more than another";
  const std::string table = of(OutputFormat::table);
  EXPECT_EQ(table.find("dominance"), std::string::npos);
  return figures_in(rows);
}

struct Leaks {
  int recoverable = 0;
  int pinned = 0;
};

Leaks leaks_of(const disclosure::DisclosurePlan& plan, const std::vector<Respondent>& population,
               const std::vector<Figure>& figures) {
  Leaks leaks;
  for (std::size_t question = 0; question < plan.questions().size(); ++question) {
    Harvest harvest(plan, population, question);
    harvest.see(figures);
    leaks.recoverable += harvest.exactly_recoverable();
    leaks.pinned += harvest.pinned();
  }
  return leaks;
}

/// Stores a release that no audit has seen: every mean over five answers or more.
void release_without_audit(SurveyedProgramme& programme, const disclosure::DisclosurePlan& plan,
                           const std::vector<Respondent>& population) {
  ReleaseDocument document{release_format, "survey", 1, 2, "2026-11-28", 30, 39, {}};
  for (std::size_t question = 0; question < plan.questions().size(); ++question) {
    const auto& asked = plan.questions()[question];
    if (asked.statistics.front() != disclosure::Statistic::mean) continue;
    for (std::size_t table = 0; table < plan.tables().size(); ++table)
      for (const disclosure::Region& cell : plan.cells_of(table)) {
        double sum = 0;
        int count = 0;
        for (const Respondent& who : population)
          if (plan.contains(cell, who.categories)) {
            sum += who.answers[question];
            ++count;
          }
        if (count < 5) continue;
        document.figures.push_back({asked.name,
                                    "mean",
                                    plan.tables()[table].attributes,
                                    plan.names_of(cell),
                                    {},
                                    disclosure::rounded(sum / count, asked.decimals),
                                    {},
                                    {},
                                    {}});
      }
  }
  storage::PublicationStore store(programme.programme());
  const auto version = *storage::QuestionnaireStore(programme.programme()).latest("survey");
  const std::string written = to_json(document).dump();
  SurveyedProgramme::must(store.add_release({version->questionnaire,
                                             1,
                                             2,
                                             written,
                                             storage::fingerprint(written),
                                             {},
                                             moment_of("2026-11-28T10:00:00Z"),
                                             {},
                                             {}},
                                            **store.ledger(version->questionnaire, 1), "unaudited"));
}

TEST(HarvestOfOperations, FindsNothingInReleasesAndMuchWithTheAuditOff) {
  for (const int count : {30, 45, 60}) {
    Leaks audited;
    Leaks unaudited;
    std::size_t shown = 0;
    const int populations = populations_per_size();
    for (int number = 0; number < populations; ++number) {
      const auto population =
          disclosure::any_population(count, RandomStream(Seed{11}, static_cast<std::uint64_t>(number)));
      SurveyedProgramme programme(population);
      programme.add();
      const json plan_file = full_plan_of(programme);
      SurveyedProgramme::must(programme.declare(plan_file));
      programme.publish("confidential");
      programme.answer_all();
      SurveyedProgramme::must(programme.release());
      const auto plan = engine_plan(plan_file);
      const auto seen = as_planned(plan, population);
      const auto figures = harvested(programme, "company", 1);
      for (const char* role : {"facilitator", "researcher", "owner"})
        EXPECT_EQ(harvested(programme, role, 1), figures) << role;
      for (const char* role : {"anybody", "respondent"})
        EXPECT_EQ(programme.refusal("show-release", {{"questionnaire", "survey"}, {"release", 1}}, role),
                  "not-permitted");
      shown += figures.size();
      const Leaks found = leaks_of(plan, seen, figures);
      EXPECT_EQ(found.recoverable, 0) << count << " organisations, population " << number;
      EXPECT_EQ(found.pinned, 0) << count << " organisations, population " << number;
      audited.recoverable += found.recoverable;
      audited.pinned += found.pinned;
      release_without_audit(programme, plan, seen);
      const Leaks open = leaks_of(plan, seen, harvested(programme, "company", 2));
      unaudited.recoverable += open.recoverable;
      unaudited.pinned += open.pinned;
    }
    EXPECT_GE(unaudited.recoverable, 5 * populations) << "the attacker is no straw man";
    std::printf("%d organisations, %d populations: %zu figures; recoverable %d, pinned %d; with the audit off %d, %d\n",
                count, populations, shown, audited.recoverable, audited.pinned, unaudited.recoverable,
                unaudited.pinned);
  }
}

/// All that somebody in these roles can be told without changing anything, by role, operation, format and part.
class Snapshot {
 public:
  Snapshot(SurveyedProgramme& programme, std::span<const char* const> roles) : programme_(programme) {
    for (const char* role : roles)
      for (const AnyOperation& operation : all_operations()) ask(role, operation);
  }

  const std::map<std::string, std::string>& texts() const { return texts_; }
  const std::set<std::string>& visited() const { return visited_; }

  /// The operations of which something is not what it was.
  std::set<std::string> differences(const Snapshot& before) const {
    std::set<std::string> different;
    EXPECT_EQ(texts_.size(), before.texts_.size());
    for (const auto& [key, text] : texts_) {
      const auto found = before.texts_.find(key);
      if (found == before.texts_.end() || found->second != text) different.insert(fields_of(key, ' ').at(1));
    }
    return different;
  }

 private:
  /// What is asked of an operation; nothing where it needs more than is known here.
  std::optional<json> request_of(const AnyOperation& operation) const {
    const std::map<std::string, json> known = {{"questionnaire", "survey"},
                                               {"token", programme_.token(0)},
                                               {"release", 1},
                                               {"territory", "EUS"},
                                               {"organisation", "o" + programme_.population()[0].key}};
    json request = json::object();
    for (const FieldDescription& one : operation.fields) {
      const auto found = known.find(std::string(one.field.name));
      if (found != known.end())
        request[found->first] = found->second;
      else if (one.field.need == Need::required)
        return {};
    }
    return request;
  }

  void ask(const std::string& role, const AnyOperation& operation) {
    const std::string name(operation.about.name);
    const bool reads = operation.needs_programme && (operation.about.method == Method::get ||
                                                     name == "response-report" || name == "preview-questionnaire");
    const auto request = reads ? request_of(operation) : std::optional<json>();
    if (!request) return;
    visited_.insert(name);
    const auto note = [&](const std::string& what, OutputFormat format, const std::string& part) {
      const auto text = programme_.write(name, *request, role, format, {}, part);
      texts_[role + " " + name + " " + what] = text ? *text : text.error().code + ": " + text.error().detail;
      return text ? *text : std::string();
    };
    const auto reply = json::parse(note("json", OutputFormat::json, {}), nullptr, false);
    note("table", OutputFormat::table, {});
    note("csv", OutputFormat::csv, {});
    if (!reply.is_object()) return;
    for (const auto& [member, value] : reply.items())
      if (value.is_array() && !value.empty() && value[0].is_object()) note("csv " + member, OutputFormat::csv, member);
  }

  SurveyedProgramme& programme_;
  std::map<std::string, std::string> texts_;
  std::set<std::string> visited_;
};

TEST(HarvestOfOperations, NoByteChangesWithAnAnswerBeforeTheNextBatch) {
  SurveyedProgramme programme(disclosure::any_population(15, RandomStream(Seed{11}, 1)));
  programme.add();
  SurveyedProgramme::must(
      programme.declare(SurveyedProgramme::must(programme.ask("propose-publication-plan", survey)).at("plan")));
  programme.publish("confidential");
  programme.answer_all();
  SurveyedProgramme::must(programme.release());
  constexpr const char* researcher[] = {"researcher"};
  const Snapshot before(programme, kept_out);
  const Snapshot seen_by_researcher(programme, researcher);
  for (const char* name : {"show-release", "list-releases", "field-work", "list-responses", "export-answers",
                           "study-effects", "response-report", "show-publication-plan", "show-questionnaire"})
    EXPECT_THAT(before.visited(), Contains(name));
  const json changed = {{"barrier", {5}}, {"effect", {5}},  {"export", {1}}, {"motive", {9}},
                        {"people", 9999}, {"ready_1", {5}}, {"ready_2", {5}}};
  programme.answer(1, changed);
  EXPECT_EQ(Snapshot(programme, kept_out).differences(before), std::set<std::string>()) << "one has changed";
  for (std::size_t number = 2; number <= 4; ++number) programme.answer(number, changed);
  EXPECT_EQ(Snapshot(programme, kept_out).differences(before), std::set<std::string>()) << "four have changed";
  EXPECT_THAT(Snapshot(programme, researcher).differences(seen_by_researcher), Contains("export-answers"))
      << "this would see a change";
  EXPECT_EQ(programme.release().error().code, "nothing-to-release");
  programme.answer(5, changed);
  SurveyedProgramme::must(programme.release());
  for (const std::string& operation : Snapshot(programme, kept_out).differences(before))
    EXPECT_TRUE(operation == "list-releases" || operation == "response-report") << operation;
  json fields = survey;
  fields["release"] = 2;
  const auto second = SurveyedProgramme::must(programme.write("show-release", fields, "company", OutputFormat::json));
  EXPECT_NE(second, before.texts().at("company show-release json"));
}

TEST(HarvestOfOperations, OneAnswerADayIsNeverTold) {
  const auto population = disclosure::any_population(40, RandomStream(Seed{11}, 9));
  SurveyedProgramme programme(population);
  programme.add();
  json fields = survey;
  fields["by"] = {"territory", "size_class", "kind"};
  const json plan_file = SurveyedProgramme::must(programme.ask("propose-publication-plan", fields)).at("plan");
  SurveyedProgramme::must(programme.declare(plan_file));
  programme.publish("confidential");
  std::vector<int> batches(population.size(), 0);
  std::size_t told = 0;  // how many are in a release
  int releases = 0;
  for (std::size_t number = 0; number < population.size(); ++number) {
    programme.answer(number);
    if (number + 1 < 15) continue;
    const auto made = programme.release();
    if (!made) {
      EXPECT_EQ(made.error().code, "nothing-to-release");
      continue;
    }
    ++releases;
    EXPECT_TRUE(releases == 1 || number + 1 - told >= 5) << "a batch is of five or more";
    for (; told <= number; ++told) batches[told] = releases;
  }
  EXPECT_GE(releases, 3);
  EXPECT_LE(releases, 6);
  const auto plan = engine_plan(plan_file);
  for (std::size_t number = told; number < population.size(); ++number) batches[number] = releases + 1;
  const auto seen = as_planned(plan, population, batches);
  for (std::size_t question = 0; question < plan.questions().size(); ++question) {
    const std::string& name = plan.questions()[question].name;
    if (name == "people") continue;
    auto asked = seen;
    const std::vector<std::string> simulated = {"dimension.readiness", "barrier", "effect", "export", "motive"};
    const auto column = static_cast<std::size_t>(std::ranges::find(simulated, name) - simulated.begin());
    for (Respondent& who : asked) {
      const double answer = who.answers[column];
      who.answers.assign(plan.questions().size(), answer);
    }
    Harvest harvest(plan, asked, question);
    for (int release = 1; release <= releases; ++release)
      harvest.see(harvested(programme, "company", release),
                  [release](const std::vector<int>& categories) { return categories.back() <= release; });
    EXPECT_EQ(harvest.exactly_recoverable(), 0) << name;
    EXPECT_EQ(harvest.pinned(), 0) << name;
  }
}

}  // namespace
}  // namespace zubia::operations
