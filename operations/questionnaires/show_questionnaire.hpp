#pragma once

#include <array>
#include <cstdint>

#include "operations/json_document.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// A questionnaire with all it asks, and what is still to be translated.
///
/// Refused: `unknown-questionnaire`.
struct ShowQuestionnaire {
  static constexpr About about{.name = "show-questionnaire",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}",
                               .role = Role::researcher,
                               .summary = "A questionnaire with all it asks, and which texts it still lacks.",
                               .example = "naen.zubia --questionnaire innovation-diagnosis"};

  struct Request {
    std::string questionnaire;

    static constexpr std::array<Field, 1> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
    }};
  };

  struct MissingRow {
    std::string language;
    std::string of;      ///< the question, choice or section
    std::string member;  ///< its place: `sections[0].items[3].label`
  };

  struct ItemRow {
    std::string section;
    std::string name;
    std::string type;
    std::string label;
    bool personal;
  };

  struct Reply {
    std::string questionnaire;
    std::string title;
    std::int64_t version = 0;
    std::string state;
    std::string mode;
    bool needs_check = false;  ///< a response counts once an adviser has checked it
    std::string hash;
    std::vector<std::string> languages;
    std::int64_t retention_months = 0;
    JsonDocument purpose;  ///< `purpose`, `recipients`, `retention`, `controller`, each by language
    std::vector<ItemRow> items;
    std::vector<MissingRow> missing;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ShowQuestionnaire::Request, (), (questionnaire))
BOOST_DESCRIBE_STRUCT(ShowQuestionnaire::MissingRow, (), (language, of, member))
BOOST_DESCRIBE_STRUCT(ShowQuestionnaire::ItemRow, (), (section, name, type, label, personal))
BOOST_DESCRIBE_STRUCT(ShowQuestionnaire::Reply, (),
                      (questionnaire, title, version, state, mode, needs_check, hash, languages, retention_months,
                       purpose, items, missing))

}  // namespace zubia::operations
