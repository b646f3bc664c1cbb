#pragma once

#include <array>

#include "operations/questionnaires/save_answers.hpp"

namespace zubia::operations {

/// Stores a file as the answer of a respondent to one question, in the place of the one before. The same write sent
/// again under its `Idempotency-Key` is stored once. A file is taken away by the answer null, with save-answers.
///
/// Refused: see `respondent_of` and `taken_file`; `link-used`, `consent-wanted`, `consent-outdated`, `key-used`, and
/// `file-with-answers`: the files of an anonymous response go with its answers, when it is sent.
struct PutAnswerFile {
  static constexpr About about{.name = "put-answer-file",
                               .method = Method::put,
                               .path = "/answer/files/{variable}",
                               .role = Role::anybody,
                               .summary = "Stores a file as the answer of a respondent to a question.",
                               .example = "naen.zubia plan.pdf --token 5f0c… --agreed 9a3e… --variable plan"};

  struct Request {
    std::string token;
    std::string language;
    std::string agreed;
    std::string variable;
    InputFile file;

    static constexpr std::array<Field, 5> fields{{
        {"token", "What stands behind # in the link.", Need::required},
        {"language", "In which it is answered: en, es, fr, eu."},
        {"agreed", "The hash of the version whose purpose the respondent has read and agreed to; due the first time."},
        {"variable", "The question that the file answers.", Need::required},
        {"file", "The file.", Need::required},
    }};
  };

  using Reply = AnswersTaken;

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(PutAnswerFile::Request, (), (token, language, agreed, variable, file))

}  // namespace zubia::operations
