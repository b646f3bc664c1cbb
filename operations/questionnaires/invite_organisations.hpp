#pragma once

#include <array>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Gives organisations a personal link each, with a text to send it with. The program sends nothing itself.
///
/// Who hands a link over can open it. In a confidential questionnaire an organisation gets none in place of the one by
/// which it has answered, unless the asker entered those answers.
///
/// Refused: `unknown-questionnaire`, `not-published`, `questionnaire-closed`, `unknown-organisation`,
/// `nobody-to-invite`, `answered-otherwise`.
struct InviteOrganisations {
  static constexpr About about{
      .name = "invite-organisations",
      .method = Method::post,
      .path = "/questionnaires/{questionnaire}/invitations",
      .role = Role::facilitator,
      .summary = "A personal link for each organisation, with a text in its language; shown once, sent by nobody.",
      .example =
          "naen.zubia --questionnaire innovation-diagnosis --everybody --site https://naen.example.eus "
          "--output csv"};

  struct Request {
    std::string questionnaire;
    std::vector<std::string> organisations;
    bool everybody = false;
    std::string site;

    static constexpr std::array<Field, 4> fields{{
        {"questionnaire", "Its name, as list-questionnaires gives it.", Need::required},
        {"organisations",
         "The ids of those to invite. Who was invited before gets a new link in place of the old one."},
        {"everybody", "All organisations of the directory that were not invited yet."},
        {"site", "The address of the programme, which the links begin with: https://naen.example.eus"},
    }};
  };

  struct LinkRow {
    std::string organisation;
    std::string name;
    std::string email;  ///< of the first contact; empty: by post
    std::string language;
    std::string link;
    std::string subject;
    std::string text;
  };

  struct Reply : ReplyHead {
    std::vector<LinkRow> links;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(InviteOrganisations::Request, (), (questionnaire, organisations, everybody, site))
BOOST_DESCRIBE_STRUCT(InviteOrganisations::LinkRow, (), (organisation, name, email, language, link, subject, text))
BOOST_DESCRIBE_STRUCT(InviteOrganisations::Reply, (ReplyHead), (links))

}  // namespace zubia::operations
