#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "operations/operation.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// Adds an organisation by hand, or changes one.
struct PutOrganisation {
  static constexpr About about{.name = "put-organisation",
                               .method = Method::post,
                               .path = "/organisations",
                               .role = Role::facilitator,
                               .summary = "Adds an organisation, or changes the one whose id the record has.",
                               .example = "naen.zubia kaiku.json --number-seen 3"};

  struct Request {
    InputFile record;
    std::uint64_t number_seen = 0;

    static constexpr std::array<Field, 2> fields{{
        {"record", "The record as JSON, as show-organisation gives it under document; without an id it is a new one.",
         Need::required},
        {"number_seen", "The number of the version that was changed; it is refused if there is a newer one."},
    }};
  };

  struct Reply : ReplyHead {
    std::string organisation;
    std::int64_t number;  ///< of the version that it is at now
    bool is_new;
    bool is_changed;  ///< false: the record was like this already
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(PutOrganisation::Request, (), (record, number_seen))
BOOST_DESCRIBE_STRUCT(PutOrganisation::Reply, (ReplyHead), (organisation, number, is_new, is_changed))

/// Adds a contact of an organisation, or changes one.
struct PutContact {
  static constexpr About about{
      .name = "put-contact",
      .method = Method::post,
      .path = "/organisations/{organisation}/contacts",
      .role = Role::facilitator,
      .summary = "Adds a person who speaks for an organisation, or changes one.",
      .example = "naen.zubia --organisation 3f9c… --name \"Ane Agirre\" --email a@example.eus"};

  struct Request {
    std::string organisation;
    std::string contact;
    std::string name;
    std::string position;
    std::string email;
    std::string telephone;
    std::vector<std::string> languages;
    std::string consent;

    static constexpr std::array<Field, 8> fields{{
        {"organisation", "The id of the organisation.", Need::required},
        {"contact", "The id of the contact to change; a new one without it."},
        {"name", "What the person is called.", Need::required},
        {"position", "What the person does there."},
        {"email", "The address to write to."},
        {"telephone", "The number to call."},
        {"languages", "In which languages the person can be met: eu,es,fr."},
        {"consent", "The id of the consent under which this is kept, where one is needed."},
    }};
  };

  struct Reply {
    std::string contact;
    std::string organisation;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(PutContact::Request, (),
                      (organisation, contact, name, position, email, telephone, languages, consent))
BOOST_DESCRIBE_STRUCT(PutContact::Reply, (), (contact, organisation))

}  // namespace zubia::operations
