/* hoso: arguments to a command or to the screen. */
int main(void)
{
    return 0;
}
