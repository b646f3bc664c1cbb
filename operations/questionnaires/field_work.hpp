#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// How far a questionnaire has come, by stratum, against the directory.
///
///     response rate = sent / invited; coverage = sent / organisations of the directory
///
/// Not defined where nobody was invited, or nobody is there. Who opened the questionnaire is not known where it is
/// anonymous. Refused: `unknown-questionnaire`, `not-published`.
struct FieldWork {
  static constexpr About about{.name = "field-work",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/field-work",
                               .role = Role::researcher,
                               .summary = "How many were invited and have answered, by territory and size class.",
                               .example = "naen.zubia --questionnaire innovation-diagnosis"};

  struct Request {
    std::string questionnaire;

    static constexpr std::array<Field, 1> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
    }};
  };

  struct StratumRow {
    std::string by;       ///< `all`, `territory` or `size_class`
    std::string stratum;  ///< empty: not known
    std::int64_t organisations = 0;
    std::int64_t invited = 0;
    std::optional<std::int64_t> opened;
    std::int64_t sent = 0;
    std::int64_t withdrawn = 0;
    double response_rate = 0;
    double coverage = 0;
  };

  struct Reply {
    std::string questionnaire;
    std::int64_t version = 0;
    std::string state;
    std::string mode;
    std::vector<StratumRow> strata;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(FieldWork::Request, (), (questionnaire))
BOOST_DESCRIBE_STRUCT(FieldWork::StratumRow, (),
                      (by, stratum, organisations, invited, opened, sent, withdrawn, response_rate, coverage))
BOOST_DESCRIBE_STRUCT(FieldWork::Reply, (), (questionnaire, version, state, mode, strata))

}  // namespace zubia::operations
