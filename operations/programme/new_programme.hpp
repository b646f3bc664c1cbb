#pragma once

#include "operations/operation.hpp"

namespace zubia::operations {

/// Makes a new programme with its territories.
struct NewProgramme {
  static constexpr About about{
      .name = "new",
      .method = Method::put,
      .path = "/programme",
      .role = Role::owner,
      .summary = "Makes a new programme: one file that holds everything of it.",
      .example = "naen.zubia --name \"NAEN\" --territories ES21,ES22,FRI1,FRI2,FRI3 --languages en,es,fr,eu"};

  struct Request {
    std::string programme;
    std::string name;
    std::vector<std::string> territories;
    std::vector<std::string> languages = {"en"};

    static constexpr std::array<Field, 4> fields{{
        {"programme", "The file to make, or the postgresql:// address of a schema to make.", Need::required},
        {"name", "What the programme is called.", Need::required},
        {"territories", "The NUTS codes of its territories; one built from others is written NAEN=ES21+ES22+FRI1.",
         Need::required},
        {"languages", "The languages of the programme, the working language first."},
    }};
  };

  struct TerritoryRow {
    std::string territory;
    std::string name;
    std::string country;
    std::vector<std::string> parts;
  };

  struct Reply {
    std::string programme;
    std::string name;
    std::vector<std::string> languages;
    std::vector<TerritoryRow> territories;
  };

  Result<Reply> operator()(const Request& request, const Work& work) const;
};
BOOST_DESCRIBE_STRUCT(NewProgramme::Request, (), (programme, name, territories, languages))
BOOST_DESCRIBE_STRUCT(NewProgramme::TerritoryRow, (), (territory, name, country, parts))
BOOST_DESCRIBE_STRUCT(NewProgramme::Reply, (), (programme, name, languages, territories))

}  // namespace zubia::operations
