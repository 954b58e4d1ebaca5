# Completion of hypervia for bash, printed by: hypervia completion bash

# Each of these sets REPLY, since a subshell for each word would be felt.
_hypervia_options() {
  REPLY=''
  case $1 in
@OPTIONS@  esac
}

# COMMAND/--OPTION: what the value of the option is; empty if it takes none.
_hypervia_kind() {
  REPLY=''
  case $1 in
@KINDS@  esac
}

# COMMAND/NUMBER: what the plain word of this number is.
_hypervia_plain() {
  REPLY=''
  case $1 in
@PLAIN@  esac
}

# A parameter of a URI: its values, or what kind of value it has.
_hypervia_parameter() {
  REPLY=''
  case $1 in
@PARAMETERS@  esac
}

# Which domains a command is for.
_hypervia_domains() {
  case $1 in
    start) REPLY=--inactive ;;
    resume) REPLY=--state-paused ;;
    @RUNNING@) REPLY='' ;;
    *) REPLY=--all ;;
  esac
}

# Nobody is asked for a password while completing: without stored credentials there are no names.
_hypervia_names() {
  "${words[0]}" ${connection[@]+"${connection[@]}"} -q -r --no-prompt "$@" 2>/dev/null
}

_hypervia() {
  local IFS=$'\n' word blanks command='' value=false i
  local rest=${COMP_LINE:0:COMP_POINT}
  local -a words=() connection=()
  COMPREPLY=()

  # The shell splits words at colons and equals signs too; a URI is put together again here.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    blanks=${rest%%[![:space:]]*}
    rest=${rest:${#blanks}}
    word=${COMP_WORDS[i]}
    rest=${rest:${#word}}
    if [ "$i" = 0 ] || [ -n "$blanks" ]; then
      words+=("$word")
    else
      words[${#words[@]} - 1]+=$word
    fi
  done
  local last=$((${#words[@]} - 1))
  local current=${words[last]} previous=''
  if ((last > 0)); then previous=${words[last - 1]}; fi

  # The command is the first word that is neither a global option nor the value of one.
  for ((i = 1; i < last; i++)); do
    word=${words[i]//[\'\"\\]/}
    if $value; then
      value=false
      connection+=("$word")
      continue
    fi
    case $word in
      -c | --connect | --provider | --password-file) value=true; connection+=("$word") ;;
      -c?* | --connect=* | --provider=* | --password-file=*) connection+=("$word") ;;
      -*) ;;
      *) command=$word; break ;;
    esac
  done

  if $value; then
    case $previous in
      --password-file) _hypervia_files ;;
      -c | --connect) _hypervia_uri "$current" ;;
    esac
    return
  fi
  case $command/$current in
    /--connect=*) _hypervia_uri "${current#--connect=}"; return ;;
    /-c?*) _hypervia_uri "${current#-c}"; return ;;
  esac

  local REPLY='' kind='' domain='' pool=''
  case $command/$current in
    /-*) kind='--connect --debug --help --no-prompt --password-file --provider --quiet --readonly --timing --version' ;;
    / | /[!-]*) kind=@command ;;
    *)
      # Words behind the command: options, their values, and plain words, the first of which is mostly the domain.
      local number=1
      for ((i = i + 1; i < last; i++)); do
        word=${words[i]//[\'\"\\]/}
        case $word in
          --*=*) ;;
          --?*)
            _hypervia_kind "$command/$word"
            if [ -n "$REPLY" ]; then
              i=$((i + 1))
              if ((i == last)); then kind=$REPLY; fi
              if [ "$word" = --domain ] && ((i < last)); then domain=${words[i]//[\'\"\\]/}; fi
              if [ "$REPLY" = @pool ] && ((i < last)); then pool=${words[i]//[\'\"\\]/}; fi
            fi
            ;;
          *)
            _hypervia_plain "$command/$number"
            if [ "$REPLY" = @domain ]; then domain=$word; fi
            if [ "$REPLY" = @pool ]; then pool=$word; fi
            number=$((number + 1))
            ;;
        esac
      done
      if [ -z "$kind" ]; then
        case $current in
          -*) _hypervia_options "$command"; kind="$REPLY --help" ;;
          *) _hypervia_plain "$command/$number"; kind=${REPLY:-@text} ;;
        esac
      fi
      ;;
  esac

  case $kind in
    @file) _hypervia_files ;;
    @uri) _hypervia_uri "$current" ;;
    @text) ;;
    @command) kind='@COMMANDS@' && COMPREPLY=($(compgen -W "${kind// /$'\n'}" -- "$current")) ;;
    @domain)
      _hypervia_domains "$command"
      _hypervia_take < <(_hypervia_names list $REPLY --name)
      ;;
    @snapshot) if [ -n "$domain" ]; then _hypervia_take < <(_hypervia_names snapshot-list "$domain" --name); fi ;;
    @pool) _hypervia_take < <(_hypervia_names pool-list --all --name) ;;
    # A volume in no named pool is known by its path.
    @volume)
      if [ -n "$pool" ]; then
        _hypervia_take < <(_hypervia_names vol-list "$pool" | _hypervia_column 1)
      else
        _hypervia_take < <(_hypervia_names pool-list --name | while read -r pool; do
          if [ -n "$pool" ]; then _hypervia_names vol-list "$pool" | _hypervia_column 2; fi
        done)
      fi
      ;;
    @network) _hypervia_take < <(_hypervia_names net-list --all --name) ;;
    @interface) _hypervia_take < <(_hypervia_names iface-list --all | _hypervia_column 1) ;;
    *) COMPREPLY=($(compgen -W "${kind// /$'\n'}" -- "$current")) ;;
  esac
}

# The parameters of a URI and their values, behind the question mark.
_hypervia_uri() {
  local uri=${1#[\'\"]} part head cut='' value
  case $uri in
    @SCHEMES@) ;;
    *) return ;;
  esac
  # The shell puts in what stands behind the last colon or equals sign, which mean nothing to it within quotes.
  if [ "$uri" = "$1" ]; then cut=${uri%"${uri##*[:=]}"}; fi
  part=${uri##*[?&]}
  head=${uri%"$part"}
  if [ -z "$cut" ] && [[ $part != *=* ]]; then
    # Within quotes the shell ends them behind the only candidate, so its values are shown at once.
    value=$(compgen -W $'@NAMES@' -- "$part")
    _hypervia_parameter "$value"
    if [ -n "$REPLY" ]; then part=$value=; fi
  fi
  if [[ $part != *=* ]]; then
    compopt -o nospace 2>/dev/null
    while read -r value; do
      COMPREPLY+=("$head$value=")
    done < <(compgen -W $'@NAMES@' -- "$part")
  else
    _hypervia_parameter "${part%%=*}"
    head+=${part%%=*}=
    part=${part#*=}
    case $REPLY in
      @file)
        compopt -o filenames 2>/dev/null
        value=$(compgen -f -- "$part")
        ;;
      *) value=$(compgen -W "${REPLY// /$'\n'}" -- "$part") ;;
    esac
    while read -r part; do
      if [ -n "$part" ]; then COMPREPLY+=("$head$part"); fi
    done <<<"$value"
  fi
  # With none, an empty one would stand for all.
  if ((${#COMPREPLY[@]})); then COMPREPLY=("${COMPREPLY[@]#"$cut"}"); fi
}

# Columns of a table stand three blanks apart, which no name has.
_hypervia_column() {
  local line
  while read -r line; do
    line=${line# }
    if [ -n "$line" ]; then
      line=${line//   /$'\t'}
      while [[ $line == *$'\t'$'\t'* || $line == *$'\t '* ]]; do
        line=${line//$'\t'$'\t'/$'\t'}
        line=${line//$'\t '/$'\t'}
      done
      if [ "$1" = 2 ]; then line=${line#*$'\t'}; fi
      printf '%s\n' "${line%%$'\t'*}"
    fi
  done
}

_hypervia_files() {
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen -f -- "$current"))
}

_hypervia_take() { # names from standard input, a line each
  local name
  while read -r name; do
    if [ -n "$name" ] && [[ $name == "${current//\\/}"* ]]; then
      COMPREPLY+=("$(printf '%q' "$name")")
    fi
  done
}

complete -F _hypervia hypervia
