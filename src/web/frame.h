// What stands around every page: head, skip link, doors, brand, footer.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "office/words.h"
#include "web/html.h"
#include "web/talk.h"

namespace motcua::web {

/// The five task doors of staff, the public's, and none.
enum class Door { kNone, kCounter, kDossiers, kSteering, kCatalogue, kSystem, kTracking };

struct SignedIn {
  std::string username;
  office::RoleSet roles;
  std::string csrf;
};

struct Frame {
  Talk talk;
  bool demo = false;
  std::string unit_name;                 // "Bát Mọt"
  std::string style_address;             // "/assets/style-1a2b3c4d.css"
  std::string list_script_address = {};  // of the script that pages with a list of dossiers have
  std::string script_address = {};       // of the script that pages with a form have
  /// Where this page is in the other language; empty where it cannot be asked for again.
  std::string other_language_address;
  std::optional<SignedIn> signed_in;
};

enum class Look { kCitizen, kStaff, kPaper };

struct Page {
  std::string title;  // never personal data: it ends in the browser's history
  Look look = Look::kStaff;
  Door door = Door::kNone;
  Html body;               // holds the one h1
  bool with_list = false;  // moved through by keys, told when something changed
  int status = 200;
  bool with_form = false;  // an electronic form: its script may help
};

/// The whole document.
[[nodiscard]] std::string document(const Frame& frame, const Page& page);

}  // namespace motcua::web
