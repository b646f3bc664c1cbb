#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "operations/json_document.hpp"

namespace zubia::operations {

/// What of a survey may be published by its plan: every figure of it, or one mark for all that is withheld, whatever
/// the reason.
///
/// Refused: what `read_disclosure_plan`, `formats::read_list_file`, `make_release` and a ledger refuse; a column of the
/// plan that the answers lack (`missing-column`), a cell that is no number (`not-a-number`), an attribute of a
/// respondent that is none of its categories (`unknown-category`), with line and column; a ledger without keys of the
/// respondents (`key-wanted`).
struct CheckRelease {
  static constexpr About about{.name = "check-release",
                               .method = Method::post,
                               .path = "/release-check",
                               .role = Role::anybody,
                               .summary = "What may be published of the answers of small groups, by a plan.",
                               .example = "plan.json answers.csv --key firm --group owner",
                               .method_page = "disclosure_audit"};

  struct Request {
    InputFile plan;
    InputFile answers;
    std::string key;
    std::string group;
    std::string waives;
    std::vector<std::string> missing;
    InputFile ledger;
    bool keep_ledger = false;
    std::string date;

    static constexpr std::array<Field, 9> fields{{
        {"plan", "What will be shown, zubia-disclosure-plan-1 as JSON.", Need::required},
        {"answers", "CSV, XLSX or .sav, a row for each respondent, columns named as the plan names them.",
         Need::required},
        {"key", "The column that names a respondent in every release; the number of the row without it."},
        {"group", "The column that names the enterprise group; each respondent is its own without it."},
        {"waives", "The column that holds 1 for who agreed that its part of a total may be recognised."},
        {"missing", "Codes that stand for no answer, such as 99 for don't know; empty cells and NA always do."},
        {"ledger", "What earlier releases told, as --keep-ledger gave it."},
        {"keep_ledger", "Give the ledger for the next release, too. It is as confidential as the answers."},
        {"date", "The day of the release; today without it."},
    }};
  };

  struct FigureRow {
    std::string question;
    std::string statistic;
    std::vector<std::string> by;       ///< attributes; none: the total
    std::vector<std::string> cell;     ///< a category of each
    std::string category;              ///< of a distribution: the answers whose share this is
    double value;                      ///< not defined where it is withheld, or only a band is shown
    std::optional<std::int64_t> from;  ///< of a count that is not public: how many at least
    std::optional<std::int64_t> to;    ///< and at most
    std::string mark;                  ///< `c` where it is withheld, whatever the reason
  };

  struct DroppedRow {
    std::vector<std::string> by;
    std::string overlaps;  ///< the attribute of an earlier table
  };

  struct Reply : ReplyHead {
    std::int64_t release = 0;
    std::string date;
    std::int64_t respondents = 0;
    std::int64_t shown = 0;
    std::int64_t withheld = 0;
    std::int64_t waiting_groups = 0;  ///< whose new or changed answers wait for enough others
    std::vector<FigureRow> figures;
    std::vector<DroppedRow> dropped;
    JsonDocument ledger;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(CheckRelease::Request, (),
                      (plan, answers, key, group, waives, missing, ledger, keep_ledger, date))
BOOST_DESCRIBE_STRUCT(CheckRelease::FigureRow, (), (question, statistic, by, cell, category, value, from, to, mark))
BOOST_DESCRIBE_STRUCT(CheckRelease::DroppedRow, (), (by, overlaps))
BOOST_DESCRIBE_STRUCT(CheckRelease::Reply, (ReplyHead),
                      (release, date, respondents, shown, withheld, waiting_groups, figures, dropped, ledger))

}  // namespace zubia::operations
