#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/disclosure/released_figures.hpp"
#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// The releases of a questionnaire, the newest last. For everybody who has an account.
///
/// Refused: `unknown-questionnaire`.
struct ListReleases {
  static constexpr About about{.name = "list-releases",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/releases",
                               .role = Role::company,
                               .summary = "What was published of the answers to a questionnaire, and when.",
                               .example = "naen.zubia --questionnaire cross-border-cooperation",
                               .method_page = "disclosure_audit"};

  struct Request {
    std::string questionnaire;

    static constexpr std::array<Field, 1> fields{{
        {"questionnaire", "Its name.", Need::required},
    }};
  };

  struct ReleaseRow {
    std::int64_t version = 0;  ///< of the questionnaire
    std::int64_t release = 0;
    std::string date;
    std::int64_t answers_from = 0;  ///< how many enterprise groups are in it at least
    std::int64_t answers_to = 0;    ///< and at most
    std::int64_t shown = 0;
    std::int64_t withheld = 0;
    std::string released_by;  ///< empty where the asker sees no names
    std::string hash;
  };

  struct Reply {
    std::string questionnaire;
    std::vector<ReleaseRow> releases;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ListReleases::Request, (), (questionnaire))
BOOST_DESCRIBE_STRUCT(ListReleases::ReleaseRow, (),
                      (version, release, date, answers_from, answers_to, shown, withheld, released_by, hash))
BOOST_DESCRIBE_STRUCT(ListReleases::Reply, (), (questionnaire, releases))

/// A release as it was published: every figure of the plan, or one mark for all that is withheld, whatever the reason.
///
/// Refused: `unknown-questionnaire`, `unknown-release` (with the last one that there is).
struct ShowRelease {
  static constexpr About about{.name = "show-release",
                               .method = Method::get,
                               .path = "/questionnaires/{questionnaire}/releases/{release}",
                               .role = Role::company,
                               .summary = "The figures of a release of the answers to a questionnaire.",
                               .example = "naen.zubia --questionnaire cross-border-cooperation --release 1",
                               .method_page = "disclosure_audit"};

  struct Request {
    std::string questionnaire;
    std::uint32_t release = 0;
    std::uint32_t version = 0;

    static constexpr std::array<Field, 3> fields{{
        {"questionnaire", "Its name.", Need::required},
        {"release", "Its number, as list-releases gives it; 0 is the last one.", Need::required},
        {"version", "Of the questionnaire; the last one that something was released of without it."},
    }};
  };

  struct LabelRow {
    std::string question;
    std::string category;  ///< of its answers; empty: the question itself
    std::string label;     ///< in the language of the asker
  };

  struct Reply : ReplyHead {
    std::string questionnaire;
    std::string title;
    std::int64_t version = 0;
    std::int64_t release = 0;
    std::string date;
    std::string hash;               ///< of what was published
    std::int64_t answers_from = 0;  ///< how many enterprise groups are in it at least
    std::int64_t answers_to = 0;    ///< and at most
    std::int64_t shown = 0;
    std::int64_t withheld = 0;
    std::vector<ReleasedFigure> figures;
    std::vector<LabelRow> labels;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(ShowRelease::Request, (), (questionnaire, release, version))
BOOST_DESCRIBE_STRUCT(ShowRelease::LabelRow, (), (question, category, label))
BOOST_DESCRIBE_STRUCT(ShowRelease::Reply, (ReplyHead),
                      (questionnaire, title, version, release, date, hash, answers_from, answers_to, shown, withheld,
                       figures, labels))

}  // namespace zubia::operations
