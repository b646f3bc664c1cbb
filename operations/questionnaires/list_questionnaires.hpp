#pragma once

#include <array>
#include <cstdint>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// The questionnaires of a programme, and those that are ready to be added.
struct ListQuestionnaires {
  static constexpr About about{.name = "list-questionnaires",
                               .method = Method::get,
                               .path = "/questionnaires",
                               .role = Role::researcher,
                               .summary = "The questionnaires of a programme, and those that are ready to be added.",
                               .example = "naen.zubia"};

  struct Request {
    static constexpr std::array<Field, 0> fields{};
  };

  struct QuestionnaireRow {
    std::string questionnaire;
    std::string title;
    std::int64_t version;
    std::string state;  ///< `draft`, `open` or `closed`
    std::string mode;
    std::vector<std::string> languages;
    std::string published_at;
    std::string closes_at;
    std::int64_t invited;
    std::int64_t sent;
    bool has_scores;     ///< it measures dimensions, so respondents get a report
    bool has_relations;  ///< it asks whom of others one is tied with, so there is a network
  };

  struct ReadyRow {
    std::string ready;
    std::string title;
  };

  struct Reply {
    std::vector<QuestionnaireRow> questionnaires;
    std::vector<ReadyRow> ready;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ListQuestionnaires::Request, (), ())
BOOST_DESCRIBE_STRUCT(ListQuestionnaires::QuestionnaireRow, (),
                      (questionnaire, title, version, state, mode, languages, published_at, closes_at, invited, sent,
                       has_scores, has_relations))
BOOST_DESCRIBE_STRUCT(ListQuestionnaires::ReadyRow, (), (ready, title))
BOOST_DESCRIBE_STRUCT(ListQuestionnaires::Reply, (), (questionnaires, ready))

}  // namespace zubia::operations
