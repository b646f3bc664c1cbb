#pragma once

#include <array>
#include <string>

#include "operations/questionnaires/open_response.hpp"
#include "operations/questionnaires/save_answers.hpp"

namespace zubia::operations {

/// A questionnaire as an adviser enters it for an organisation, from paper or the telephone: what the organisation is
/// told, the questions, what is known and what was answered.
///
/// Where the questionnaire is confidential, nobody sees what somebody else answered: it opens only where nothing was
/// answered yet, or all of it was entered by the same account. Where it is anonymous, nothing is kept until it is sent
/// as a whole.
///
/// Refused: `unknown-questionnaire`, `not-published`, `questionnaire-closed`, `unknown-organisation`,
/// `organisation-merged`, `no-pseudonym-key`, `answered-otherwise`, `answered-already` (it is anonymous, and was sent),
/// `answers-withdrawn`.
struct OpenEntry {
  static constexpr About about{
      .name = "open-entry",
      .method = Method::post,
      .path = "/questionnaires/{questionnaire}/entries/opening",
      .role = Role::facilitator,
      .summary = "A questionnaire to be entered for an organisation that answers on paper or by telephone.",
      .example = "naen.zubia --questionnaire innovation-diagnosis --organisation 3f9c… --output json"};

  struct Request {
    std::string questionnaire;
    std::string organisation;
    std::string language;

    static constexpr std::array<Field, 3> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"organisation", "Who answers, as search-organisations gives the id.", Need::required},
        {"language", "In which it is answered: en, es, fr, eu; without it, that of the invitation."},
    }};
  };
  using Reply = OpenResponse::Reply;

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(OpenEntry::Request, (), (questionnaire, organisation, language))

/// In a confidential questionnaire nobody sees or changes what somebody else answered: whether the asker has entered
/// all that is stored of the respondent. Refused: `answered-otherwise`.
Result<void> check_answers_are_own(const Respondent& respondent, storage::ProgrammeStore& programme, const Work& work);

enum class CameBy { paper, telephone };
BOOST_DESCRIBE_ENUM(CameBy, paper, telephone)

/// Enters answers of an organisation that came on paper or by telephone into its response, as if it had answered by its
/// link: the same checks, receipts and idempotency. How they came and who entered them is kept with them, but where the
/// questionnaire is anonymous: there nothing is kept until `whole`, and who entered it never is.
///
/// Refused: see `OpenEntry` and `taken_file`; `consent-wanted`, `consent-outdated`.
struct EnterAnswers {
  static constexpr About about{
      .name = "enter-answers",
      .method = Method::post,
      .path = "/questionnaires/{questionnaire}/entries",
      .role = Role::facilitator,
      .summary = "Enters answers of an organisation that came on paper or by telephone.",
      .example =
          "naen.zubia --questionnaire innovation-diagnosis --organisation 3f9c… --came-by paper "
          "--agreed 9a3e… --answers '{\"size_class\": 2}'"};

  struct Request {
    std::string questionnaire;
    std::string organisation;
    CameBy came_by = CameBy::paper;
    std::string language;
    std::string agreed;
    JsonDocument answers;
    JsonDocument files;
    bool whole = false;

    static constexpr std::array<Field, 8> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"organisation", "Who answers, as search-organisations gives the id.", Need::required},
        {"came_by", "How the answers came: paper or telephone.", Need::required},
        {"language", "In which they were given: en, es, fr, eu."},
        {"agreed", "The hash of the version whose purpose was told and agreed to; due the first time."},
        {"answers", "Answers by variable, as JSON; those that are not given stay as they are.", Need::required},
        {"files", "Files by variable, {\"plan\": {\"name\": …, \"bytes\": base64}}."},
        {"whole", "This is everything: send it, or say what is missing or wrong."},
    }};
  };

  struct Reply : AnswersTaken {
    bool is_sent = false;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(EnterAnswers::Request, (),
                      (questionnaire, organisation, came_by, language, agreed, answers, files, whole))
BOOST_DESCRIBE_STRUCT(EnterAnswers::Reply, (AnswersTaken), (is_sent))

}  // namespace zubia::operations
