#pragma once

#include <array>
#include <optional>

#include "operations/questionnaires/answer_files.hpp"

namespace zubia::operations {

/// What the two writes of a respondent are given.
struct AnswersGiven {
  std::string token;
  std::string language;
  std::string agreed;
  JsonDocument answers;

  static constexpr std::array<Field, 4> answer_fields{{
      {"token", "What stands behind # in the link.", Need::required},
      {"language", "In which it is answered: en, es, fr, eu."},
      {"agreed", "The hash of the version whose purpose the respondent has read and agreed to; due the first time."},
      {"answers", "Answers by variable, as JSON; those that are not given stay as they are.", Need::required},
  }};
};
BOOST_DESCRIBE_STRUCT(AnswersGiven, (), (token, language, agreed, answers))

/// What became of answers.
struct AnswersTaken {
  std::optional<std::int64_t> receipt;  ///< the number of this write; none where nothing is kept until it is sent
  std::vector<std::string> saved;
  std::vector<RefusedAnswer> refused;
  std::vector<FileHeld> files;  ///< that came with this write
  ResponseState progress;
};
BOOST_DESCRIBE_STRUCT(AnswersTaken, (), (receipt, saved, refused, files, progress))

/// Stores some answers of a respondent, and says how far the questionnaire has come. The same write sent again under
/// its `Idempotency-Key` is stored once. Where the questionnaire is anonymous nothing is stored until it is sent: the
/// page gives all answers each time.
///
/// Refused: see `respondent_of`; `link-used`, `consent-wanted`, `consent-outdated`.
struct SaveAnswers {
  static constexpr About about{.name = "save-answers",
                               .method = Method::post,
                               .path = "/answer/saving",
                               .role = Role::anybody,
                               .summary = "Stores some answers of a respondent; what is not taken is named.",
                               .example = "naen.zubia --token 5f0c… --agreed 9a3e… --answers '{\"size_class\": 2}'"};

  struct Request : AnswersGiven {
    static constexpr auto fields = answer_fields;
  };
  using Reply = AnswersTaken;

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(SaveAnswers::Request, (AnswersGiven), ())

/// Sends a response: it is whole. Where something is missing or wrong it is not sent, and said what; what was given is
/// kept all the same. Where the questionnaire is anonymous its files come with it. Refused, beside what save-answers
/// refuses: what `taken_file` does.
struct SendResponse {
  static constexpr About about{.name = "send-response",
                               .method = Method::post,
                               .path = "/answer/sending",
                               .role = Role::anybody,
                               .summary = "Sends a response that is whole, or says what is missing or wrong.",
                               .example = "naen.zubia --token 5f0c… --agreed 9a3e… --answers '{}'"};

  struct Request : AnswersGiven {
    JsonDocument files;

    static constexpr std::array<Field, 1> file_fields{{
        {"files", "Files by variable, {\"plan\": {\"name\": …, \"bytes\": base64}}: those of an anonymous response."},
    }};
    static constexpr auto fields = joined(answer_fields, file_fields);
  };
  struct Reply : AnswersTaken {
    bool is_sent = false;
    std::string thanks;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(SendResponse::Request, (AnswersGiven), (files))
BOOST_DESCRIBE_STRUCT(SendResponse::Reply, (AnswersTaken), (is_sent, thanks))

/// What is given at once, by the respondent or by an adviser who enters it for them.
struct AnswersOf {
  std::string agreed;  ///< the hash of the version whose purpose was told and agreed to; may be empty
  OrderedJson answers;
  std::vector<storage::ResponseFile> files = {};  ///< each the answer to its question
};

/// Stores some answers, or sends all, as the two operations say. Where `respondent.answering.entry` says how they came,
/// that is their source.
Result<AnswersTaken> save_for(Respondent respondent, const AnswersOf& answers, const std::string& key,
                              storage::ProgrammeStore& programme, const Work& work);
Result<SendResponse::Reply> send_for(Respondent respondent, const AnswersOf& answers, const std::string& key,
                                     storage::ProgrammeStore& programme, const Work& work);

}  // namespace zubia::operations
