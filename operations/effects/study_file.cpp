#include "operations/effects/study_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "engine/base/nearest_names.hpp"
#include "engine/statistics/cronbach_alpha.hpp"
#include "formats/column_names.hpp"
#include "operations/effects/asked_together.hpp"
#include "operations/erase.hpp"
#include "operations/statistics/answers_input.hpp"

namespace zubia::operations {
namespace {

using questionnaires::CellState;

constexpr std::array<const char*, 4> group_variables = {"cluster", "size_class", "territory", "organisation_kind"};

std::vector<std::string> all_variables() {
  std::vector<std::string> all(group_variables.begin(), group_variables.end());
  for (const effects::Question& question : effects::study_questions()) all.push_back(variable_of(question));
  return all;
}

/// The column of each variable that the file has, by its own name or by the mapping.
Result<std::map<std::string, std::size_t>> columns_of(const StudyFileInput& request, const AnswerSheet& sheet) {
  const auto known = all_variables();
  std::map<std::string, std::size_t> columns;
  for (const std::string& mapping : request.map) {
    const std::size_t sign = mapping.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == mapping.size())
      return refuse({"invalid-value",
                     "“" + mapping + "” maps no column.",
                     {.field = "map"},
                     "Write the question, =, and the column: imp_laws=V12."});
    const std::string variable = mapping.substr(0, sign);
    if (std::ranges::find(known, variable) == known.end()) {
      std::string mend = did_you_mean(variable, known);
      if (mend.empty())
        mend = "Questions are imp_laws, eff_laws, before_product and so on; see docs/methods/lessons.md.";
      return refuse({"unknown-question", "The study asks no question " + variable + ".", {.field = "map"}, mend});
    }
    const auto column = sheet.column(mapping.substr(sign + 1));
    if (!column) return refuse(column.error());
    if (!columns.emplace(variable, *column).second)
      return refuse({"duplicate-question",
                     "The question " + variable + " is mapped twice.",
                     {.field = "map"},
                     "Map each question to one column."});
  }
  for (const std::string& variable : known)
    if (const auto column = formats::column_named(sheet.sheet().columns, variable)) columns.emplace(variable, *column);
  return columns;
}

bool holds(const std::vector<std::string>& codes, const std::string& cell) {
  return std::ranges::find(codes, cell) != codes.end();
}

/// What tells members apart, by what their cells hold, in the order in which the file first has it.
class GroupColumn {
 public:
  GroupColumn(std::optional<std::size_t> column, MemberGroups& groups) : column_(column), groups_(groups) {}

  /// The text of the cell; empty where it names no group.
  std::string add(const AnswerSheet& sheet, const formats::Sheet::Row& row) {
    std::string cell = column_ ? row.cells[*column_] : std::string();
    if (sheet.is_unnamed(cell)) {
      groups_.group_of.push_back(-1);
      return {};
    }
    const auto found = std::ranges::find(groups_.names, cell);
    groups_.group_of.push_back(static_cast<int>(found - groups_.names.begin()));
    if (found == groups_.names.end()) {
      groups_.names.push_back(cell);
      groups_.labels.push_back(cell);
    }
    return cell;
  }

 private:
  std::optional<std::size_t> column_;
  MemberGroups& groups_;
};

class FileReader {
 public:
  FileReader(const StudyFileInput& request, const AnswerSheet& sheet, std::map<std::string, std::size_t> columns)
      : request_(request), sheet_(sheet), columns_(std::move(columns)) {
    for (const effects::Question& question : effects::study_questions()) {
      const std::string variable = variable_of(question);
      questions_.push_back({column(variable), holds(request.reversed, variable)});
    }
  }

  bool asks_of_barriers() const {
    for (std::size_t number = 0; number < questions_.size(); ++number)
      if (questions_[number].column && effects::is_of_barriers(effects::study_questions()[number].block)) return true;
    return false;
  }

  Result<AnswersOfStudy> read() const {
    AnswersOfStudy answers;
    GroupColumn clusters(column("cluster"), answers.clusters);
    GroupColumn sizes(column("size_class"), answers.sizes);
    GroupColumn territories(column("territory"), answers.territories);
    GroupColumn kinds(column("organisation_kind"), answers.kinds);
    const std::vector<std::string> small =
        request_.small.empty() ? std::vector<std::string>{"micro", "small"} : request_.small;
    for (const formats::Sheet::Row& row : sheet_.sheet().rows) {
      effects::Member& member = answers.study.members.emplace_back();
      auto& states = answers.states.emplace_back();
      for (std::size_t number = 0; number < questions_.size(); ++number) {
        const auto state = read_answer(row, number, member);
        if (!state) return refuse(state.error());
        states.push_back(*state);
      }
      clusters.add(sheet_, row);
      member.cluster = answers.clusters.group_of.back();
      if (const std::string size = sizes.add(sheet_, row); !size.empty()) member.is_small = holds(small, size) ? 1 : 0;
      territories.add(sheet_, row);
      kinds.add(sheet_, row);
    }
    answers.study.clusters = answers.clusters.names;
    return answers;
  }

 private:
  struct QuestionColumn {
    std::optional<std::size_t> column;
    bool is_reversed;
  };

  std::optional<std::size_t> column(const std::string& variable) const {
    const auto found = columns_.find(variable);
    return found == columns_.end() ? std::optional<std::size_t>() : found->second;
  }

  Result<CellState> read_answer(const formats::Sheet::Row& row, std::size_t number, effects::Member& member) const {
    const QuestionColumn& question = questions_[number];
    if (!question.column) return CellState::not_relevant;
    const std::string& cell = row.cells[*question.column];
    if (holds(request_.dont_know, cell)) return CellState::dont_know;
    if (holds(request_.not_applicable, cell)) return CellState::not_applicable;
    const auto answer = sheet_.number(row, *question.column);
    if (!answer) return refuse(answer.error());
    if (!is_defined(*answer)) return CellState::missing;
    answer_in(member, effects::study_questions()[number]) =
        question.is_reversed ? effects::lowest_answer + effects::highest_answer - *answer : *answer;
    return CellState::given;
  }

  const StudyFileInput& request_;
  const AnswerSheet& sheet_;
  std::map<std::string, std::size_t> columns_;
  std::vector<QuestionColumn> questions_;
};

Result<void> check_reversed(const StudyFileInput& request) {
  const auto known = all_variables();
  for (const std::string& variable : request.reversed)
    if (!holds(known, variable))
      return refuse({"unknown-question",
                     "The study asks no question " + variable + ".",
                     {.field = "reversed"},
                     did_you_mean(variable, known)});
  return {};
}

/// The items of a family that run against its others: perhaps their scale was turned.
void say_what_may_be_reversed(AnswersOfFile& read) {
  const effects::CooperationStudy& study = read.answers.study;
  std::vector<std::string> found;
  for (const effects::Block block : {effects::Block::importance, effects::Block::effect}) {
    std::map<std::string, std::vector<Asked>> families;
    for (Asked& asked : questions_of(block, study))
      if (std::ranges::any_of(asked.answers, is_defined)) families[asked.family].push_back(std::move(asked));
    for (const auto& [family, items] : families) {
      std::vector<std::vector<double>> answers(study.members.size());
      for (std::size_t member = 0; member < answers.size(); ++member)
        for (const Asked& item : items) answers[member].push_back(item.answers[member]);
      const auto alpha = cronbach_alpha(answers);
      if (!alpha) continue;
      for (std::size_t item = 0; item < items.size(); ++item)
        if (alpha->item_rest_correlations[item] < 0)
          found.push_back(variable_of(effects::study_questions()[*items[item].question]));
    }
  }
  if (!found.empty())
    read.notices.push_back(
        {"items-perhaps-reversed",
         fmt::format("Against the others of their family run: {}. If their scale was turned, name them as reversed.",
                     fmt::join(found, ", "))});
}

}  // namespace

Result<AnswersOfFile> read_study_file(const StudyFileInput& input) {
  const auto sheet = AnswerSheet::read({.answers = input.answers, .missing = input.missing, .scale = "1..5"});
  if (!sheet) return refuse(sheet.error());
  auto columns = columns_of(input, *sheet);
  if (!columns) return refuse(columns.error());
  if (auto checked = check_reversed(input); !checked) return refuse(checked.error());
  const FileReader reader(input, *sheet, *std::move(columns));
  if (!reader.asks_of_barriers())
    return refuse({"not-a-cooperation-study",
                   input.answers.name + " has no column that says what weighs or what the cluster has changed.",
                   {.file = input.answers.name},
                   "Name the columns imp_laws, eff_laws and so on, or map them, as in imp_laws=V12."});
  auto answers = reader.read();
  if (!answers) return refuse(answers.error());
  AnswersOfFile read{.answers = *std::move(answers), .notices = sheet->notices()};
  say_what_may_be_reversed(read);
  return read;
}

Result<StudyFile::Reply> StudyFile::operator()(const Request& request, const Work& work) const {
  const auto read = read_study_file(request);
  if (!read) return refuse(read.error());
  auto reply = study_reply(read->answers, request, work);
  if (!reply) return refuse(reply.error());
  reply->questionnaire = request.answers.name;
  reply->notices = read->notices;
  return reply;
}

template AnyOperation erase<StudyFile>();

}  // namespace zubia::operations
